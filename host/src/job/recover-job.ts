import type { SubmitIntent } from '@valet/core';
import type { Evidence } from '@valet/schemas';
import type { HeldJob, JobChange } from '../store/store.ts';
import { complete, doubtOf, fail, letGo, retry } from './finish-attempt.ts';
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
  const { job } = held;
  if (job.status !== 'running' && job.status !== 'paused') return null;
  const kept = (await held.intents()).filter(({ state }) => state !== 'rejected');
  const confirmed = kept.find(({ state }) => state === 'confirmed');
  if (confirmed) return completeFromIntent(held, confirmed, now);
  if (kept.length > 0) return failInDoubt(held, kept, { loss, now });
  if (job.origin === 'cli') return cancelCommand(held, now);
  if (loss === 'host_stopping') return giveBack(now);
  const error = { code: 'internal_error', message: reasons[loss] };
  if (job.retryCount >= job.maxRetries) {
    return fail(job, { error, at: now, verdict: 'not_submitted', evidence: [neverArmed] });
  }
  return retry(job, { error, now, delayMs: loss === 'worker_lost' ? backoffMs(job.retryCount + 1) : 0 });
}

const neverArmed: Evidence = {
  kind: 'fuse',
  supports: 'not_submitted',
  detail: 'no intent to submit was left open, so no submitting request can have left',
};

/** The command line's jobs end with their process: nobody waits for them any more. */
function cancelCommand({ job }: HeldJob, now: Date): JobChange {
  const error = { code: 'cancelled', message: 'The command was ended before the job was done; nothing was sent.' };
  const change = fail(job, { error, at: now, verdict: 'not_submitted', evidence: [neverArmed] });
  return { ...change, set: { ...change.set, status: 'cancelled' } };
}

function giveBack(now: Date): JobChange {
  return { set: { ...letGo, status: 'pending', statusMessage: reasons.host_stopping, runAt: now } };
}

async function completeFromIntent(held: HeldJob, intent: SubmitIntent, now: Date): Promise<JobChange> {
  const evidence: Evidence[] = [
    {
      kind: 'fuse',
      supports: 'submitted',
      detail: `the submission was confirmed before the worker was lost: ${intent.note}`,
    },
  ];
  const resultData = { ...(await resultOf(held)), submitted: true, verdict: 'submitted_verified', evidence };
  return complete({ ...held.job, resultData }, { at: now, verdict: 'submitted_verified', evidence });
}

async function failInDoubt(
  held: HeldJob,
  intents: readonly SubmitIntent[],
  { loss, now }: { loss: Loss; now: Date },
): Promise<JobChange> {
  const evidence = intents.map(doubtOf);
  const verdict = 'submitted_unverified' as const;
  const resultData = { ...(await resultOf(held)), submitted: false, verdict, evidence };
  const error = {
    code: 'submit_unknown',
    message: `${reasons[loss]} The application may have been sent, and it is not known whether the site recorded it. It is not sent again.`,
  };
  const settle = intents.map(({ id }) => ({ id, state: 'unknown' as const, note: reasons[loss] }));
  return { ...fail({ ...held.job, resultData }, { error, at: now, verdict, evidence }), settle };
}

/** What the last checkpoint still knows of the application. */
async function resultOf(held: HeldJob): Promise<Record<string, unknown>> {
  const checkpoint = await held.checkpoint();
  if (!checkpoint) return {};
  const { answers, posting, platform, pageUrl } = checkpoint;
  return { answers, posting, platform, url: pageUrl };
}
