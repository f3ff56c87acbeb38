import { randomUUID } from 'node:crypto';
import type { Clock } from '@valet/core';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { answerPause } from '../../host/src/job/pause-job.ts';
import type { JobRow } from '../../host/src/store/entity/job.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { createSweeper } from '../../host/src/worker/sweeper.ts';
import { createFastClock } from '../host/fast-clock.ts';
import { plainProfile } from '../support/candidates.ts';
import { addressOf, type Fault, isUndecidable } from './fault.ts';
import { startMiniWorker } from './mini-worker.ts';
import type { ReceivingSite } from './receiving-site.ts';

/** What came of labelled faults. */
export interface FaultOutcome {
  readonly faults: number;
  /** Postings with more than one application at the site. */
  readonly doubles: number;
  /** Jobs that did not end. */
  readonly lost: number;
  /** Jobs whose end says something that the site's record contradicts. */
  readonly untruthful: readonly string[];
  /** Jobs that could not know and yet did not end as unknown. */
  readonly decided: readonly string[];
  readonly endings: Readonly<Record<string, number>>;
}

const leaseMs = 6000;
const times = 10;
const silent = { info: () => undefined, warn: () => undefined, error: () => undefined };

/** Runs the faults on three workers over one PostgreSQL, and holds every ending against the site's own record. */
export async function runFaults(
  databaseUrl: string,
  site: ReceivingSite,
  faults: readonly Fault[],
): Promise<FaultOutcome> {
  const clock = createFastClock(times);
  const store = await openPostgresStore(databaseUrl, { clock });
  const byJob = new Map<string, Fault>();
  for (const fault of faults) {
    const request = {
      valet_task_id: 'fault',
      valet_user_id: randomUUID(),
      target_url: addressOf(site.url, fault),
      profile: plainProfile,
    };
    const row = newJobRow({
      request,
      origin: 'api',
      tenant: 'default',
      candidate: 'c',
      maxRetries: 8,
      now: new Date(clock.now()),
    });
    byJob.set(row.id, fault);
    await store.jobs.insert(row);
  }
  const struck = new Set<string>();
  const workers = ['a', 'b', 'c'].map((workerId) =>
    startMiniWorker({
      ...{ store, clock, workerId, leaseMs, slots: 8 },
      async reach(job, point, dead) {
        const fault = byJob.get(job.id);
        if (fault?.point !== point || struck.has(job.id)) return;
        struck.add(job.id);
        dead();
        if (fault.blow === 'death') await new Promise(() => undefined);
        await untilTaken(store.jobs, job, clock);
      },
    }),
  );
  const sweeper = createSweeper({ store, clock, log: silent, queueSeconds: 1e6 });
  sweeper.start();
  const ended = await awaitEnds();
  await Promise.all(workers.map((worker) => worker.stop()));
  await sweeper.stop();
  const outcome = judge(ended);
  await store.close();
  return outcome;

  async function awaitEnds(): Promise<readonly JobRow[]> {
    for (;;) {
      const open = await store.jobs.list(['pending', 'running', 'paused']);
      if (open.length === 0) break;
      for (const { id, status } of open) if (status === 'paused') await answer(id);
      await clock.wait(500);
    }
    return Promise.all([...byJob.keys()].map(async (id) => (await store.jobs.get(id)) as JobRow));
  }

  async function answer(id: string): Promise<void> {
    const solved = { answer: { resolved_by: 'human' } };
    await store.jobs
      .change(id, { actor: 'human', fence: 'any' }, (held) => answerPause(held, solved, new Date(clock.now())))
      .then(() => store.signals.tell({ kind: 'control', jobId: id }))
      .catch(() => undefined); // it went on meanwhile
  }

  function judge(jobs: readonly JobRow[]): FaultOutcome {
    const endings: Record<string, number> = {};
    const untruthful: string[] = [];
    const decided: string[] = [];
    let doubles = 0;
    for (const job of jobs) {
      const fault = byJob.get(job.id) as Fault;
      const recorded = site.recorded(fault.posting);
      const verdict = job.resultData?.['verdict'] ?? job.errorDetails?.verdict;
      const ending = job.status === 'completed' ? 'completed' : `${job.errorCode} ${verdict}`;
      endings[ending] = (endings[ending] ?? 0) + 1;
      if (recorded > 1) doubles += 1;
      const isWrong = (job.status === 'completed' && recorded !== 1) || (verdict === 'not_submitted' && recorded !== 0);
      if (isWrong) untruthful.push(`${fault.posting}: ended ${ending}, the site has ${recorded}`);
      if (isUndecidable(fault) && job.errorCode !== 'submit_unknown') decided.push(`${fault.posting}: ended ${ending}`);
    }
    const lost = jobs.filter(({ status }) => status !== 'completed' && status !== 'failed').length;
    return { faults: jobs.length, doubles, lost, untruthful, decided, endings };
  }
}

/** Resolves when another worker has the job, or it has ended without one. */
async function untilTaken(
  jobs: { get(id: string): Promise<JobRow | null> },
  { id, fence }: JobRow,
  clock: Clock,
): Promise<void> {
  while ((await jobs.get(id))?.fence === fence) await clock.wait(500);
}
