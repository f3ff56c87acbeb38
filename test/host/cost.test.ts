import type { CostBreakdown, RunReport } from '@valet/schemas';
import t, { type Test } from 'tap';
import { cancelJob } from '../../host/src/job/cancel-job.ts';
import { finishAttempt } from '../../host/src/job/finish-attempt.ts';
import { toJobStatus } from '../../host/src/job/job-status.ts';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { recoverJob } from '../../host/src/job/recover-job.ts';
import { startAttempt, toRunRequest } from '../../host/src/job/start-attempt.ts';
import { isApplyRow, type JobRow } from '../../host/src/store/entity/job.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { callOf, holdOf } from '../contract/budget-ledger.contract.ts';
import { plainProfile } from '../support/candidates.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { dataFolder } from './temp-folder.ts';

const userId = '00000000-0000-0000-0000-000000000001';

/** A store with one job, and what a test does to it. */
async function open(t: Test, metadata: Record<string, unknown> = {}) {
  const clock = createFakeClock();
  const store = await openEmbeddedStore(await dataFolder(t), { clock });
  t.teardown(() => store.close());
  const now = () => new Date(clock.now());
  const request = {
    valet_task_id: 'task-1',
    valet_user_id: userId,
    target_url: 'https://ats.example.com/jobs/1',
    callback_url: 'https://backend.example.com/hook',
    profile: plainProfile,
    metadata,
  };
  const source = { origin: 'api', tenant: 'default', candidate: 'c', maxRetries: 3, now: now() } as const;
  const { job } = await store.jobs.insert(newJobRow({ request, ...source }));
  const change = async (decide: Parameters<typeof store.jobs.change>[2]): Promise<JobRow> => {
    const changed = await store.jobs.change(job.id, { actor: 'w', fence: 'take' }, decide);
    if (!changed) throw new Error('nothing changed');
    return changed;
  };
  const scope = { tenant: 'default', userId, jobId: job.id };
  return {
    store,
    now,
    change,
    start: (budgetUsd?: number | null) =>
      change((held) =>
        startAttempt(held, {
          workerId: 'w',
          leaseMs: 6000,
          now: now(),
          ...(budgetUsd !== undefined && { budgetUsd }),
        }),
      ),
    spend: (usd: number) => store.budget.settle(holdOf(scope, usd), callOf(usd, clock.now())),
    events: async () => (await store.jobs.events(job.id, { limit: 100, offset: 0 })).events,
    callbacks: async () => (await store.outbox.list('default', job.id)).map(({ row }) => row.payload),
    job,
  };
}

const cost = (change: Partial<CostBreakdown>): CostBreakdown => ({
  total_cost_usd: 0,
  action_count: 0,
  total_tokens: 0,
  cookbook_steps: 0,
  magnitude_steps: 0,
  cookbook_cost_usd: 0,
  magnitude_cost_usd: 0,
  ...change,
});
const submitted = (own: CostBreakdown): RunReport => ({
  verdict: 'submitted_verified',
  evidence: [],
  error: null,
  url: 'https://ats.example.com/jobs/1',
  platform: 'other',
  posting: null,
  final_mode: 'hybrid',
  answers: [],
  cost: own,
  timings: {},
  screenshots: [],
  submit: { intent: 'confirmed', released: 1, cut: 0 },
  dry_run: false,
});

t.test('a job costs what its attempts did, those that died too', async (t) => {
  const { store, start, spend, change, now, events, callbacks, job } = await open(t);
  const running = await start();
  await spend(0.03);
  const spent = await store.budget.spentOn({ tenant: 'default', jobId: job.id });
  t.match(toJobStatus(running, now(), spent).cost_breakdown, {
    total_cost_usd: 0.03,
    total_tokens: 127,
    magnitude_cost_usd: 0.03,
  });
  t.match((await change((held) => recoverJob(held, 'worker_lost', now()))).costBreakdown, { total_cost_usd: 0.03 });
  await start();
  await spend(0.04);
  const own = cost({ total_cost_usd: 0.04, action_count: 5, cookbook_steps: 2, magnitude_steps: 3 });
  const report = submitted({ ...own, total_tokens: 127, cookbook_cost_usd: 0.01, magnitude_cost_usd: 0.03 });
  const done = await change((held) => finishAttempt(held, { report }, now()));
  const total = {
    total_cost_usd: 0.07,
    action_count: 5,
    total_tokens: 254,
    cookbook_steps: 2,
    magnitude_steps: 3,
    cookbook_cost_usd: 0.01,
    magnitude_cost_usd: 0.06,
  };
  t.strictSame(done.costBreakdown, total);
  const saved = { estimated_full_ai_cost_usd: 0.0125, savings_pct: -460 };
  t.strictSame(toJobStatus(done, now()).cost_breakdown, { ...total, ...saved });
  t.match((await callbacks()).at(-1), {
    status: 'completed',
    cost: { total_cost_usd: 0.07, action_count: 5, total_tokens: 254 },
    cost_breakdown: total,
  });
  t.match((await events()).at(-1), { event_type: 'job_completed', metadata: { cost_cents: 7, action_count: 5 } });
});

t.test('a job that ends without a report, or is called off, tells what it had cost', async (t) => {
  for (const end of ['failed', 'cancelled'] as const) {
    const { start, spend, change, now, callbacks } = await open(t);
    await start();
    await spend(0.02);
    const error = { code: 'form_not_found', message: 'none' };
    const ended = await change((held) =>
      end === 'failed' ? finishAttempt(held, { error }, now()) : cancelJob(held, now()),
    );
    t.match(ended, { status: end, costBreakdown: { total_cost_usd: 0.02, total_tokens: 127 } });
    t.match((await callbacks()).at(-1), { status: end, cost: { total_cost_usd: 0.02, total_tokens: 127 } });
  }
});

t.test('what no model was asked for costs what its report says', async (t) => {
  const { start, change, now } = await open(t);
  await start();
  const own = cost({ action_count: 3, cookbook_steps: 3 });
  t.strictSame((await change((held) => finishAttempt(held, { report: submitted(own) }, now()))).costBreakdown, own);
});

t.test('a job may want to spend less than it may, never more', async (t) => {
  for (const [metadata, limit, told, given] of [
    [{}, 0.1, 0.1, undefined],
    [{}, null, 0, undefined],
    [{ task_budget: 0.02 }, 0.1, 0.02, 0.02],
    [{ task_budget: 0.02 }, null, 0.02, 0.02],
    [{ task_budget: 0 }, 0.1, 0, 0],
    [{ task_budget: 7 }, 0.1, 0.1, 7],
    [{ task_budget: 'all' }, 0.1, 0.1, undefined],
    [{ task_budget: -1 }, 0.1, 0.1, undefined],
  ] as const) {
    const { start, events } = await open(t, metadata);
    const job = await start(limit);
    t.match((await events())[0], { event_type: 'job_started', metadata: { task_budget: told } });
    if (!isApplyRow(job)) throw new Error('no application');
    const request = toRunRequest(job, { actor: 'w', headed: false, actionLimit: 3 });
    t.equal(request.budgetUsd, given);
    t.match(request, { userId, actionLimit: 3 });
  }
});
