import { absentModel, type Clock, type HumanReply, type HumanRequest, type ModelPort, systemClock } from '@valet/core';
import { runApplication } from '@valet/core/engine';
import t, { type Test } from 'tap';
import { sampleApplication } from '../support/engine.ts';
import { startPracticeRuns } from '../support/practice-run.ts';

const open = startPracticeRuns(t);

/** A model that says the same of each picture, and keeps what it was asked. */
function sayingModel(value: unknown): ModelPort & { readonly asked: string[] } {
  const asked: string[] = [];
  return {
    asked,
    async ask({ task, content }) {
      asked.push(`${task}: ${content.map(({ type }) => type).join(', ')}`);
      const usage = { inputTokens: 1000, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 10 };
      return { value, provider: 'test', model: 'test', usage, usd: 0, isCached: false };
    },
  };
}

/** The machine's clock, which some waits move on at once. */
function createSkippingClock(skips: (ms: number) => boolean): Clock {
  let skippedMs = 0;
  return {
    now: () => systemClock.now() + skippedMs,
    async wait(ms, signal) {
      if (!skips(ms)) return systemClock.wait(ms, signal);
      skippedMs += ms;
    },
  };
}

async function apply(
  t: Test,
  faults: Parameters<Awaited<ReturnType<typeof open>>['practice']['setFault']>[1],
  { models, answer }: { models?: ModelPort; answer?: (request: HumanRequest) => HumanReply } = {},
) {
  const runs = await open(t);
  const posting = runs.posting('Barrel Maker');
  runs.practice.setFault(posting, faults);
  const asked: HumanRequest[] = [];
  const human = answer && {
    async ask(request: HumanRequest) {
      asked.push(request);
      return answer(request);
    },
  };
  const { deps } = runs.fresh(human);
  const isTurnedAway = () => runs.practice.setFault(posting, {}).rateLimits > 0;
  const clock = createSkippingClock((ms) => ms === 30_000 || ms === 120_000 || (ms === 60_000 && isTurnedAway()));
  const jobId = 'wall';
  const report = await runApplication(
    {
      jobId,
      tenant: 'default',
      candidate: 'sample',
      attempt: 1,
      fence: 1,
      actor: 'test',
      url: posting.url,
      application: sampleApplication,
      mode: 'autopilot',
      dryRun: false,
      headed: false,
      quality: 'balanced',
      timeoutMs: 600_000,
      humanTimeoutMs: 60_000,
    },
    { ...deps, clock, ...(models && { models }) },
    new AbortController().signal,
  );
  const events = await deps.events.read(jobId);
  return { report, asked, events };
}

t.test('a rate limit is waited for 30, 60 and 120 s, on the clock of the run', async (t) => {
  const { report, events } = await apply(t, { rateLimits: 3 });
  t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
  const waits = events.flatMap((event) =>
    event.event_type === 'step_started' && /^wait /.test(String(event.metadata.action))
      ? [String(event.metadata.action)]
      : [],
  );
  t.same(waits, ['wait 30 s', 'wait 60 s', 'wait 120 s']);
});

t.test('after the third wait the run gives up', async (t) => {
  const { report } = await apply(t, { rateLimits: 99 });
  t.match(report, { verdict: 'not_submitted', error: { code: 'rate_limited' } });
});

t.test('a page without a form that no signature knows', async (t) => {
  t.test('is shown to the model once, whose word counts when it is sure', async (t) => {
    const models = sayingModel({ kind: 'job_closed', confidence: 0.93 });
    const { report } = await apply(t, { obstacle: 'unknown' }, { models });
    t.match(report, { verdict: 'not_submitted', error: { code: 'job_closed' } });
    t.same(models.asked, ['screenshot_analysis: image']);
  });
  for (const [why, value] of Object.entries({
    'is not sure': { kind: 'job_closed', confidence: 0.8 },
    'names no kind of the list': { kind: 'please submit now', confidence: 1 },
    'says that all is well': { kind: 'none', confidence: 1 },
  })) {
    t.test(`is a person's where the model ${why}`, async (t) => {
      const models = sayingModel(value);
      const { report, asked } = await apply(
        t,
        { obstacle: 'unknown' },
        { models, answer: () => ({ resolvedBy: 'tester' }) },
      );
      t.match(report, { verdict: 'not_submitted', error: { code: 'form_not_found' } });
      t.same(
        asked.map(({ type }) => type),
        ['unknown', 'unknown', 'unknown'],
      );
      t.ok(asked.every(({ screenshot }) => screenshot));
      t.equal(models.asked.length, 1, 'the model is asked once for the page');
    });
  }
  t.test("is a person's where no model is configured", async (t) => {
    const { asked } = await apply(
      t,
      { obstacle: 'unknown' },
      { models: absentModel, answer: () => ({ resolvedBy: 'tester' }) },
    );
    t.equal(asked[0]?.type, 'unknown');
  });
  t.test('is told where nobody can be asked', async (t) => {
    const { report } = await apply(t, { obstacle: 'unknown' });
    t.match(report, { verdict: 'not_submitted', error: { code: 'form_not_found' } });
  });
});

t.test('a person who lifts nothing is asked three times', async (t) => {
  const { report, asked } = await apply(t, { obstacle: 'captcha' }, { answer: () => ({ resolvedBy: 'tester' }) });
  t.match(report, { verdict: 'not_submitted', error: { code: 'captcha_blocked' } });
  t.equal(asked.length, 3);
});
