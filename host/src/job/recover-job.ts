import type { Evidence } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange } from '../store/store.ts';
import { costOf } from './cost-of.ts';
import { fail, letGo, retry } from './end-job.ts';
import { finishAttempt } from './finish-attempt.ts';
import { backoffMs } from './retry-policy.ts';

/** Why a job is without its worker. */
export type Loss =
  /** The worker process died, or showed no life for the length of the lease. */
  | 'worker_lost'
  /** The host found the job in nobody's hands when it started. */
  | 'host_restarted'
  /** The host is being stopped in order and gives the job back. */
  | 'host_stopping';

const reasons: Readonly<Record<Loss, string>> = {
  worker_lost: 'The worker died during the job.',
  host_restarted: 'Valet was ended during the job.',
  host_stopping: 'Valet was stopped during the job.',
};

/**
 * Decides what becomes of a job whose worker is gone. It is tried again only when no intent to submit was ever left
 * open: an armed or clicked one is never clicked again but ends unknown, a confirmed one ends completed.
 * Null when the job is in nobody's care.
 */
export async function recoverJob(held: HeldJob, loss: Loss, now: Date): Promise<JobChange | null> {
  if (held.job.status !== 'running' && held.job.status !== 'paused') return null;
  const error = { code: 'internal_error', message: reasons[loss] };
  const isProvenUnsent = (await held.intents()).every(({ state }) => state === 'rejected');
  if (!isProvenUnsent) return finishAttempt(held, { error }, now);
  const job = { ...held.job, costBreakdown: await costOf(held) };
  if (job.origin === 'cli') return cancelCommand(job, now);
  if (job.status === 'paused') return orphanPause(held, job, now);
  if (loss === 'host_stopping') return giveBack(job, now);
  if (job.retryCount >= job.maxRetries) {
    return fail(job, { error, at: now, verdict: 'not_submitted', evidence: [neverArmed] });
  }
  return retry(job, { error, now, delayMs: loss === 'worker_lost' ? lossDelayMs(job.retryCount) : 0 });
}

/** Losses in a row after which the job itself may be what kills its workers. */
const innocentLosses = 3;

/** A worker's death is seldom the job's doing: it goes on at once. */
function lossDelayMs(retryCount: number): number {
  return retryCount < innocentLosses ? 0 : backoffMs(retryCount - innocentLosses + 1);
}

/** A question outlives its worker: the job stays paused in nobody's hands, and its answer goes to the next worker. */
async function orphanPause(held: HeldJob, job: JobRow, now: Date): Promise<JobChange | null> {
  const open = (await held.pauses()).find(({ state }) => state === 'open');
  if (!open) return giveBack(job, now);
  return { set: { workerId: null, leaseExpiresAt: null, costBreakdown: job.costBreakdown } };
}

const neverArmed: Evidence = {
  kind: 'fuse',
  supports: 'not_submitted',
  detail: 'no intent to submit was left open, so no submitting request can have left',
};

/** The command line's jobs end with their process: nobody waits for them any more. */
function cancelCommand(job: JobRow, now: Date): JobChange {
  const error = { code: 'cancelled', message: 'The command was ended before the job was done; nothing was sent.' };
  const change = fail(job, { error, at: now, verdict: 'not_submitted', evidence: [neverArmed] });
  return { ...change, set: { ...change.set, status: 'cancelled' } };
}

function giveBack({ costBreakdown }: JobRow, now: Date): JobChange {
  return { set: { ...letGo, costBreakdown, status: 'pending', statusMessage: reasons.host_stopping, runAt: now } };
}
