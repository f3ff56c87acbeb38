import {
  createMemoryBudget,
  isValetError,
  type ModelCall,
  type ModelUsage,
  modelTable,
  systemClock,
} from '@valet/core';
import t from 'tap';
import { makeModelRequest, onePixel } from '../../support/model/model-call.ts';
import { type ModelWorld, openModelWorld, someScope } from '../../support/model/model-world.ts';
import type { StandIn } from '../../support/model/stand-in-server.ts';

/** What the stand-ins price by their own tables. */
const priced = [
  ['anthropic', 'claude-sonnet-5-5'],
  ['anthropic', 'claude-haiku-5-5'],
  ['anthropic', 'claude-haiku-4-5'],
  ['anthropic', 'claude-opus-5-5'],
  ['anthropic', 'claude-opus-5'],
  ['openai', 'gpt-6-luna'],
  ['openai', 'gpt-6-sol'],
  ['openai', 'gpt-4.1'],
  ['openai', 'gpt-4.1-mini'],
] as const;

const never = new AbortController().signal;
const sentence = 'Say which of the known facts each field asks for. ';

/** Calls with every class of tokens: short, cached, with a picture, longer than the long-prompt price begins, cut and refused. */
async function callInEveryWay(world: ModelWorld, standIn: StandIn): Promise<void> {
  const instructions = sentence.repeat(600);
  await world.ask();
  for (let count = 0; count < 5; count += 1) await world.ask({ instructions });
  world.clock.pass(4 * 60_000);
  await world.ask({ instructions });
  world.clock.pass(31 * 60_000);
  await world.ask({ instructions });
  await world.ask({ content: [{ type: 'text', text: 'What is it?' }, onePixel] });
  await world.ask({ instructions, content: [{ type: 'text', text: 'x'.repeat(1_200_000) }] });
  standIn.setFaults([{ kind: 'truncated' }, { kind: 'refusal' }, { kind: 'wrong_schema' }, { kind: 'malformed' }]);
  for (let count = 0; count < 4; count += 1) await world.ask().catch(() => undefined);
  standIn.setFaults([{ kind: 'auth' }, { kind: 'invalid_request' }]);
  for (let count = 0; count < 2; count += 1) await world.ask().catch(() => undefined);
}

const sum = (calls: readonly ModelCall[], of: (call: ModelCall) => number) =>
  calls.reduce((all, call) => all + of(call), 0);
const cents = (usd: number) => usd.toFixed(6);

for (const [provider, model] of priced) {
  t.test(`${provider}:${model}: what is booked is what the stand-in has counted`, async (t) => {
    const world = await openModelWorld({ order: [provider], models: { [provider]: model } });
    const standIn = world[provider];
    try {
      await callInEveryWay(world, standIn);
      const { calls } = world.book;
      const of = (name: keyof ModelUsage) => sum(calls, ({ usage }) => usage[name]);
      t.strictSame(
        {
          input: of('inputTokens'),
          cacheRead: of('cacheReadTokens'),
          cacheWrite: of('cacheWriteTokens'),
          cacheWriteLong: 0,
          output: of('outputTokens'),
        },
        standIn.tokens,
      );
      t.equal(calls.length, standIn.callCount, 'each attempt is booked');
      const usd = sum(calls, (call) => call.usd);
      t.ok(Math.abs(usd - standIn.spentUsd) < 1e-9, `${usd} is ${standIn.spentUsd}`);
      t.ok(standIn.tokens.cacheRead > 0, 'some were read from the cache');
      t.comment(
        `${provider}:${model}: ${calls.length} calls, booked $${cents(usd)}, counted $${cents(standIn.spentUsd)}`,
      );
    } finally {
      await world.close();
    }
  });
}

t.test('an answer that is there already is neither asked for nor booked again', async (t) => {
  const world = await openModelWorld();
  const content = [{ type: 'text', text: 'The same page' }] as const;
  try {
    const live = await world.ask({ content });
    const again = await world.ask({ content });
    t.strictSame(again.value, live.value);
    t.match(again, { usd: 0, isCached: true, model: live.model, usage: { inputTokens: 0, outputTokens: 0 } });
    t.equal(world.anthropic.callCount, 1);
    t.equal(world.book.calls.length, 1);
    t.equal(cents(live.usd), cents(world.anthropic.spentUsd));
    world.clock.pass(3_600_000);
    t.equal((await world.ask({ content })).isCached, false, 'an hour later it is asked anew');
    t.equal(world.anthropic.callCount, 2);
  } finally {
    await world.close();
  }
});

t.test('nothing that a question changes is answered from before', async (t) => {
  const world = await openModelWorld();
  const content = [{ type: 'text', text: 'The same page' }] as const;
  const answer = {
    name: 'other',
    schema: { type: 'object', properties: {}, required: [], additionalProperties: false },
  };
  try {
    await world.ask({ content });
    for (const change of [
      { instructions: 'Otherwise.' },
      { answer },
      { maxOutputTokens: 501 },
      { content: [...content, onePixel] },
    ]) {
      t.equal((await world.ask({ content, ...change })).isCached, false, Object.keys(change).join());
    }
    t.equal(world.anthropic.callCount, 5);
  } finally {
    await world.close();
  }
});

t.test('a hundred questions at once spend no more than the budget, and the ledger knows what', async (t) => {
  const ledger = createMemoryBudget(systemClock);
  const limits = { applicationUsd: 0.03, userDayUsd: null, userMonthUsd: null, tenantMonthUsd: null };
  const world = await openModelWorld({ ledger, limits });
  try {
    const asking = Array.from({ length: 100 }, () =>
      world.ask({ content: [{ type: 'text', text: crypto.randomUUID() }] }),
    );
    const ends = await Promise.allSettled(asking);
    const refused = ends.flatMap((end) => (end.status === 'rejected' && isValetError(end.reason) ? end.reason : []));
    t.ok(refused.every(({ code, details }) => code === 'budget_exceeded' && details.budget?.limit === 'application'));
    t.ok(refused.length > 0 && refused.length < 100, `${refused.length} were refused`);
    t.ok(world.anthropic.spentUsd <= limits.applicationUsd);
    const spent = await ledger.spentOn(someScope);
    t.equal(spent.usd.toFixed(6), world.anthropic.spentUsd.toFixed(6));
    t.equal(spent.calls, world.anthropic.callCount);
    await t.rejects(world.router.ask(makeModelRequest(), { ...someScope, jobId: 'job-2', limitUsd: 0.0001 }, never), {
      code: 'budget_exceeded',
    });
  } finally {
    await world.close();
  }
});

t.test('every price of the table that a stand-in knows too was compared', (t) => {
  const rows = modelTable.rows.map(({ provider, id }) => `${provider}:${id}`);
  t.strictSame(
    priced.filter(([provider, id]) => !rows.includes(`${provider}:${id}`)),
    [],
  );
  t.end();
});
