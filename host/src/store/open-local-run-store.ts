import {
  type CheckpointStore,
  type EventLog,
  type ManualStore,
  type PaceKeeper,
  type SubmitLedger,
  systemClock,
} from '@valet/core';
import type { ApplyRequest, RunError, RunReport } from '@valet/schemas';
import { defaultTenant } from '../job/accept-job.ts';
import { finishAttempt } from '../job/finish-attempt.ts';
import { newJobRow } from '../job/new-job.ts';
import { recoverJob } from '../job/recover-job.ts';
import { startAttempt } from '../job/start-attempt.ts';
import { openEmbeddedStore } from './open-embedded.ts';
import type { AnswerRepository, BudgetRepository, JobRepository, SessionRepository } from './store.ts';
import type { StoreOptions } from './store-context.ts';

/** A job that this process runs itself. */
export interface LocalJob {
  readonly jobId: string;
  readonly tenant: string;
  readonly candidate: string;
  readonly attempt: number;
  readonly fence: number;
}

/** What a run in this process needs of the embedded store, so that every way to apply shares one submit ledger. */
export interface LocalRunStore {
  readonly ledger: SubmitLedger;
  readonly checkpoints: CheckpointStore;
  readonly manuals: ManualStore;
  readonly pace: PaceKeeper;
  readonly events: EventLog;
  readonly jobs: JobRepository;
  readonly sessions: SessionRepository;
  readonly answers: AnswerRepository;
  readonly budget: BudgetRepository;
  /** Stores a job and starts its only attempt in this process. `candidate`: see ApplicationKey of core. */
  startJob(options: {
    request: Omit<ApplyRequest, 'valet_user_id'>;
    candidate: string;
    actor: string;
  }): Promise<LocalJob>;
  /** Writes down how the attempt ended: the engine's report, or the error that ended it. */
  finishJob(job: LocalJob, end: { report: RunReport } | { error: RunError }): Promise<void>;
  close(): Promise<void>;
}

/** A command that shows no life cannot be told from a dead one; its lock on the folder is what says that it lives. */
const leaseMs = 24 * 60 * 60 * 1000;

/**
 * Opens the embedded store for runs in this process; the caller closes it. Jobs of earlier commands that were killed
 * are ended truthfully; those of the API are left for the host. Errors: as openEmbeddedStore.
 */
export async function openLocalRunStore(dataDir: string, options: StoreOptions = {}): Promise<LocalRunStore> {
  const { clock = systemClock } = options;
  const store = await openEmbeddedStore(dataDir, options);
  const { jobs, ledger, checkpoints, manuals, pace, events, sessions, answers, budget } = store;
  const now = () => new Date(clock.now());
  for (const { id, origin } of await jobs.list(['running', 'paused'])) {
    if (origin !== 'cli') continue;
    await jobs.change(id, { actor: 'host', fence: 'take' }, (held) => recoverJob(held, 'host_restarted', now()));
  }
  return {
    ledger,
    checkpoints,
    manuals,
    pace,
    events,
    jobs,
    sessions,
    answers,
    budget,
    async startJob({ request, candidate, actor }) {
      // Never pending: no host may claim it.
      const row = newJobRow({ request, origin: 'cli', tenant: defaultTenant, candidate, maxRetries: 0, now: now() });
      const { job } = await jobs.insert({ ...row, status: 'running' });
      const by = { actor, fence: 'take' } as const;
      const started = await jobs.change(job.id, by, (held) =>
        startAttempt(held, { workerId: actor, leaseMs, now: now() }),
      );
      const { id: jobId, tenant, attempt, fence } = started ?? job;
      return { jobId, tenant, candidate, attempt, fence };
    },
    async finishJob({ jobId, fence }, end) {
      await jobs.change(jobId, { actor: 'cli', fence }, (held) => finishAttempt(held, end, now()));
    },
    close: () => store.close(),
  };
}
