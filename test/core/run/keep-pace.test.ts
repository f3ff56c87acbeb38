import {
  absentHuman,
  createCatalog,
  createFolderDocuments,
  createMemoryCheckpoints,
  createMemoryEventLog,
  createMemoryLedger,
  createMemoryManuals,
  createMemoryPace,
  createMemorySessions,
  type PaceKeeper,
  type RunDeps,
  type RunRequest,
  type TierPlugin,
  ValetError,
} from '@valet/core';
import { runApplication } from '@valet/core/engine';
import type { AtsManifest } from '@valet/schemas';
import t from 'tap';
import { sampleApplication } from '../../support/engine.ts';
import { createFakeClock, type FakeClock, untilAborted } from '../../support/fake-clock.ts';
import { flowPlugin } from '../../support/flow-site.ts';

/** A run that ends where a browser would be opened; when that was, and what was told. */
async function run(
  options: { clock: FakeClock; pace?: PaceKeeper; limits: AtsManifest['pace'] },
  { signal = new AbortController().signal, ...change }: Partial<RunRequest> & { signal?: AbortSignal } = {},
) {
  const { clock, limits } = options;
  let openedAt: number | null = null;
  const tier: TierPlugin = {
    check: async () => ({ ok: true, detail: '' }),
    async provision() {
      openedAt = clock.now();
      throw new ValetError('browser_missing', 'none here');
    },
    list: async () => [],
    release: async () => {},
    close: async () => {},
  };
  const events = createMemoryEventLog(clock);
  const deps: RunDeps = {
    tier,
    plugins: createCatalog([flowPlugin(limits ? { pace: limits } : {})]),
    ledger: createMemoryLedger(clock),
    pace: options.pace ?? createMemoryPace(clock, () => 0.5),
    checkpoints: createMemoryCheckpoints(),
    manuals: createMemoryManuals(clock),
    sessions: createMemorySessions(clock),
    events,
    human: absentHuman,
    documents: createFolderDocuments('.', { confined: true }),
    artifacts: { put: async () => '' },
    clock,
  };
  const request: RunRequest = {
    jobId: 'job',
    tenant: 'default',
    candidate: 'sample',
    attempt: 1,
    fence: 1,
    actor: 'test',
    url: 'http://127.0.0.1:1/jobs/a',
    application: sampleApplication,
    mode: 'autopilot',
    dryRun: false,
    headed: false,
    quality: 'balanced',
    timeoutMs: 600_000,
    humanTimeoutMs: 1_000,
    ...change,
  };
  const report = await runApplication(request, deps, signal);
  const waits = (await events.read('job')).flatMap((event) =>
    event.event_type === 'pace_waiting' ? [event.metadata] : [],
  );
  return { report, waits, openedAt };
}

t.test('a platform without a pace is opened at once', async (t) => {
  const clock = createFakeClock();
  const { openedAt, waits } = await run({ clock, limits: { typing: 'instant', minGapMs: 0 } });
  t.equal(openedAt, clock.now());
  t.same(waits, []);
});

t.test('an application waits for the gap, tells it once, and opens no browser before', async (t) => {
  const clock = createFakeClock();
  const pace = createMemoryPace(clock, () => 0.5);
  const limits = { minGapMs: 60_000, jitter: 0.5 };
  const startedAt = clock.now();
  const first = await run({ clock, pace, limits });
  t.equal(first.openedAt, startedAt);
  const second = await run({ clock, pace, limits });
  t.equal(second.openedAt, startedAt + 75_000, 'the gap and half of its random share');
  t.same(second.waits, [{ platform: 'flow', wait_ms: 75_000, reason: 'gap' }]);
});

t.test('a wait that would outlast the job ends it at once, and says so', async (t) => {
  const clock = createFakeClock();
  const pace = createMemoryPace(clock);
  const limits = { perHour: 1 };
  await run({ clock, pace, limits });
  const { report, openedAt, waits } = await run({ clock, pace, limits });
  t.match(report, { verdict: 'not_submitted', error: { code: 'timeout', message: /may start in 60 min/ } });
  t.equal(openedAt, null);
  t.same(waits, []);
});

t.test('a wait ends when the job is cancelled', async (t) => {
  const clock = createFakeClock();
  const abort = new AbortController();
  const waiting = { ...clock, wait: (_ms: number, signal?: AbortSignal) => untilAborted(signal) };
  const pace = createMemoryPace(clock);
  const limits = { minGapMs: 60_000 };
  await run({ clock, pace, limits });
  const pending = run({ clock: waiting, pace, limits }, { signal: abort.signal });
  abort.abort(new ValetError('cancelled', 'Stopped on request.'));
  await t.rejects(pending, { code: 'cancelled' });
});
