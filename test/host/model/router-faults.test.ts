import { isValetError, type ModelFailure, type ModelHealth, type ModelReply, ValetError } from '@valet/core';
import t from 'tap';
import { callTimeoutMs, type ModelWorld, openModelWorld } from '../../support/model/model-world.ts';
import type { StandInFault } from '../../support/model/stand-in-fault.ts';

interface Row {
  readonly fault: StandInFault;
  readonly kind: ModelFailure;
  /** Whether it brings the breaker nearer to opening. */
  readonly counts: boolean;
  /** How often two models are asked when both fail so: one after the other, and what may be over in a moment once more. */
  readonly calls: 2 | 4;
  /** How long the second round is waited for. */
  readonly pauseMs?: number;
}

const table: readonly Row[] = [
  { fault: { kind: 'rate_limit' }, kind: 'rate_limit', counts: true, calls: 4, pauseMs: 500 },
  { fault: { kind: 'rate_limit', retryAfterSeconds: 7 }, kind: 'rate_limit', counts: true, calls: 4, pauseMs: 7000 },
  { fault: { kind: 'rate_limit', retryAfterSeconds: 45 }, kind: 'rate_limit', counts: true, calls: 2 },
  { fault: { kind: 'overloaded' }, kind: 'overloaded', counts: true, calls: 4, pauseMs: 500 },
  { fault: { kind: 'server' }, kind: 'server', counts: true, calls: 4, pauseMs: 500 },
  { fault: { kind: 'reset' }, kind: 'network', counts: true, calls: 4, pauseMs: 500 },
  { fault: { kind: 'cut' }, kind: 'network', counts: true, calls: 4, pauseMs: 500 },
  { fault: { kind: 'hang' }, kind: 'timeout', counts: true, calls: 2 },
  { fault: { kind: 'auth' }, kind: 'auth', counts: true, calls: 2 },
  { fault: { kind: 'quota' }, kind: 'quota', counts: true, calls: 2 },
  { fault: { kind: 'malformed_body' }, kind: 'malformed', counts: true, calls: 2 },
  { fault: { kind: 'odd_body' }, kind: 'malformed', counts: true, calls: 2 },
  { fault: { kind: 'malformed' }, kind: 'malformed', counts: true, calls: 2 },
  { fault: { kind: 'wrong_schema' }, kind: 'wrong_schema', counts: true, calls: 2 },
  { fault: { kind: 'truncated' }, kind: 'truncated', counts: false, calls: 2 },
  { fault: { kind: 'refusal' }, kind: 'refusal', counts: false, calls: 2 },
  { fault: { kind: 'invalid_request' }, kind: 'invalid_request', counts: false, calls: 2 },
];

const nameOf = ({ fault }: Row) =>
  fault.kind === 'rate_limit' ? `rate_limit ${fault.retryAfterSeconds ?? ''}` : fault.kind;

async function inWorld(
  work: (world: ModelWorld) => Promise<void>,
  order?: readonly ('anthropic' | 'openai' | 'local')[],
) {
  const world = await openModelWorld(order ? { order } : {});
  try {
    await work(world);
  } finally {
    await world.close();
  }
}

/** Lets the clock pass the limit of a call that hangs, so many times. */
async function passHangs({ clock }: ModelWorld, standIn: { called(count: number): Promise<void> }, count: number) {
  await standIn.called(count);
  await clock.waited(callTimeoutMs);
  clock.pass(callTimeoutMs);
}

async function failureOf(asking: Promise<ModelReply>): Promise<ValetError> {
  const end = await asking.catch((error: unknown) => error);
  if (isValetError(end)) return end;
  throw new Error('the question did not fail as it should');
}

const stateOf = ({ router }: ModelWorld, provider: string): Partial<ModelHealth> =>
  router.health().find((one) => one.provider === provider) ?? {};

/** Five failures in a row of the first model, each answered by the second. */
async function openBreaker(world: ModelWorld): Promise<void> {
  world.anthropic.setFaults(() => ({ kind: 'server' }));
  for (let count = 0; count < 5; count += 1) await world.ask();
}

for (const row of table) {
  const { fault, kind, counts } = row;

  t.test(`${nameOf(row)} of the first model: the second one answers, and the first is booked`, (t) =>
    inWorld(async (world) => {
      world.anthropic.setFaults([fault]);
      const asking = world.ask();
      if (fault.kind === 'hang') await passHangs(world, world.anthropic, 1);
      const reply = await asking;
      t.equal(reply.provider, 'openai');
      t.equal(world.anthropic.callCount, 1);
      t.equal(world.openai.callCount, 1);
      t.strictSame(
        world.book.calls.map(({ provider, outcome }) => [provider, outcome]),
        [
          ['anthropic', kind],
          ['openai', 'ok'],
        ],
      );
      t.equal(world.book.held.size, 0, 'nothing stays set aside');
      const usd = world.book.calls.reduce((sum, call) => sum + call.usd, 0);
      t.equal(reply.usd, usd, 'the reply tells what both did cost');
      t.match(stateOf(world, 'anthropic'), {
        state: 'closed',
        consecutiveFailures: counts ? 1 : 0,
        errorRate: 1,
        lastFailure: kind,
      });
      t.match(stateOf(world, 'openai'), { state: 'closed', errorRate: 0, lastFailure: null });
    }),
  );

  t.test(`${nameOf(row)} of every model: it ends as model_unavailable after ${row.calls} calls`, (t) =>
    inWorld(async (world) => {
      world.anthropic.setFaults(() => fault);
      world.openai.setFaults(() => fault);
      const failing = failureOf(world.ask());
      if (fault.kind === 'hang') {
        await passHangs(world, world.anthropic, 1);
        await passHangs(world, world.openai, 1);
      }
      if (row.pauseMs !== undefined) {
        await world.clock.waited(row.pauseMs);
        world.clock.pass(row.pauseMs);
      }
      const { code, details } = await failing;
      t.equal(code, 'model_unavailable');
      t.strictSame(
        details.models?.map(({ failure }) => failure),
        [kind, kind],
      );
      t.equal(world.anthropic.callCount + world.openai.callCount, row.calls);
      t.equal(world.book.calls.length, row.calls);
      t.equal(world.book.held.size, 0);
      const isLong = fault.kind === 'rate_limit' && fault.retryAfterSeconds === 45;
      t.equal(
        details.retryAfterSeconds,
        isLong ? 45 : fault.kind === 'rate_limit' && fault.retryAfterSeconds ? 7 : undefined,
      );
    }),
  );

  t.test(`${nameOf(row)} of the fallback while the first one's breaker is open: the first is left alone`, (t) =>
    inWorld(async (world) => {
      await openBreaker(world);
      t.match(stateOf(world, 'anthropic'), { state: 'open', consecutiveFailures: 5 });
      const [first, second] = [world.anthropic.callCount, world.openai.callCount];
      world.openai.setFaults(() => fault);
      const failing = failureOf(world.ask());
      if (fault.kind === 'hang') await passHangs(world, world.openai, second + 1);
      if (row.pauseMs !== undefined) {
        await world.clock.waited(row.pauseMs);
        world.clock.pass(row.pauseMs);
      }
      const { code, details } = await failing;
      t.equal(code, 'model_unavailable');
      t.strictSame(
        details.models?.map(({ failure }) => failure),
        ['left_alone', kind],
      );
      t.equal(world.anthropic.callCount, first, 'not one call');
      t.equal(world.openai.callCount - second, row.calls / 2);
    }),
  );

  t.test(
    `${nameOf(row)} of the probe: ${counts ? 'the breaker opens again' : 'the model lives, so the breaker closes'}`,
    (t) =>
      inWorld(async (world) => {
        await openBreaker(world);
        world.clock.pass(59_999);
        t.match(stateOf(world, 'anthropic'), { state: 'open' });
        await world.ask();
        t.equal(world.anthropic.callCount, 5, 'a millisecond too early');
        world.clock.pass(1);
        t.match(stateOf(world, 'anthropic'), { state: 'half-open' });
        world.anthropic.setFaults([fault]);
        const asking = world.ask();
        if (fault.kind === 'hang') await passHangs(world, world.anthropic, 6);
        t.equal((await asking).provider, 'openai');
        t.equal(world.anthropic.callCount, 6, 'one probe');
        t.match(stateOf(world, 'anthropic'), { state: counts ? 'open' : 'closed' });
        world.anthropic.setFaults([]);
        await world.ask();
        t.equal(world.anthropic.callCount, counts ? 6 : 7);
      }),
  );
}

t.test('the breaker closes when its probe is answered', (t) =>
  inWorld(async (world) => {
    await openBreaker(world);
    world.clock.pass(60_000);
    world.anthropic.setFaults([]);
    t.equal((await world.ask()).provider, 'anthropic');
    t.match(stateOf(world, 'anthropic'), { state: 'closed', consecutiveFailures: 0 });
    t.equal((await world.ask()).provider, 'anthropic');
  }),
);

t.test('while a probe is under way everybody else goes to the next model at once', (t) =>
  inWorld(async (world) => {
    await openBreaker(world);
    world.clock.pass(60_000);
    const let1 = Promise.withResolvers<void>();
    world.anthropic.setFaults([{ kind: 'slow', until: let1.promise }]);
    const probing = world.ask();
    await world.anthropic.called(6);
    const others = await Promise.all([world.ask(), world.ask(), world.ask()]);
    t.strictSame(
      others.map(({ provider }) => provider),
      ['openai', 'openai', 'openai'],
    );
    t.equal(world.anthropic.callCount, 6, 'one probe');
    let1.resolve();
    t.equal((await probing).provider, 'anthropic');
  }),
);

t.test('four failures and a success leave the breaker closed', (t) =>
  inWorld(async (world) => {
    const faults: StandInFault = { kind: 'overloaded' };
    world.anthropic.setFaults([faults, faults, faults, faults, null, faults, faults, faults, faults]);
    for (let count = 0; count < 9; count += 1) await world.ask();
    t.equal(world.anthropic.callCount, 9);
    t.match(stateOf(world, 'anthropic'), { state: 'closed', consecutiveFailures: 4 });
  }),
);

t.test('a dead local model costs one time-out, then nothing for 60 s', (t) =>
  inWorld(
    async (world) => {
      world.local.setFaults(() => ({ kind: 'hang' }));
      const first = world.ask();
      await passHangs(world, world.local, 1);
      t.equal((await first).provider, 'anthropic');
      for (let count = 0; count < 20; count += 1) t.equal((await world.ask()).provider, 'anthropic');
      t.equal(world.local.callCount, 1);
      world.clock.pass(60_000);
      world.local.setFaults([]);
      const back = await world.ask();
      t.equal(back.provider, 'local', 'asked again, first, when its time is over');
      t.equal(back.usd, 0);
    },
    ['local', 'anthropic'],
  ),
);

t.test('a local model that refuses the connection is left alone at once', (t) =>
  inWorld(
    async (world) => {
      await world.local.close();
      t.equal((await world.ask()).provider, 'anthropic');
      t.match(stateOf(world, 'local'), { state: 'open' });
      t.strictSame(
        world.book.calls.map(({ outcome, usd }) => [outcome, usd > 0]),
        [
          ['network', false],
          ['ok', true],
        ],
      );
    },
    ['local', 'anthropic'],
  ),
);

t.test('an abort ends the question with its reason, asks nobody else and counts against nobody', (t) =>
  inWorld(async (world) => {
    world.anthropic.setFaults([{ kind: 'hang' }]);
    const abort = new AbortController();
    const failing = failureOf(world.ask({}, abort.signal));
    await world.anthropic.called(1);
    abort.abort(new ValetError('cancelled', 'The job was cancelled.'));
    t.equal((await failing).code, 'cancelled');
    t.equal(world.openai.callCount, 0);
    t.match(stateOf(world, 'anthropic'), { state: 'closed', consecutiveFailures: 0, calls: 0 });
    t.strictSame(
      world.book.calls.map(({ outcome }) => outcome),
      ['aborted'],
    );
    t.equal(world.book.held.size, 0);
  }),
);

t.test('a probe that nobody waited for proves nothing: the model stays left alone', (t) =>
  inWorld(async (world) => {
    await openBreaker(world);
    world.clock.pass(60_000);
    world.anthropic.setFaults([{ kind: 'hang' }]);
    const abort = new AbortController();
    const failing = failureOf(world.ask({}, abort.signal));
    await world.anthropic.called(6);
    abort.abort(new ValetError('cancelled', 'The job was cancelled.'));
    await failing;
    t.match(stateOf(world, 'anthropic'), { state: 'open' });
    t.equal((await world.ask()).provider, 'openai');
    world.clock.pass(60_000);
    t.equal((await world.ask()).provider, 'anthropic');
  }),
);

t.test('an abort in the pause between two rounds ends the question', (t) =>
  inWorld(async (world) => {
    world.anthropic.setFaults(() => ({ kind: 'server' }));
    world.openai.setFaults(() => ({ kind: 'server' }));
    const abort = new AbortController();
    const failing = failureOf(world.ask({}, abort.signal));
    await world.clock.waited(500);
    abort.abort(new ValetError('cancelled', 'The job was cancelled.'));
    t.equal((await failing).code, 'cancelled');
    t.equal(world.anthropic.callCount + world.openai.callCount, 2);
  }),
);
