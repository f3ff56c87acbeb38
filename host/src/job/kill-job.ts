import type { HeldJob, JobChange } from '../store/store.ts';
import { cancelJob } from './cancel-job.ts';
import { finishAttempt } from './finish-attempt.ts';

/**
 * Decides the end of a job that is stopped at once. Write it under a taken fence. Unlike cancelling it stops a job whose
 * application has left too: that one ends as what is known of it, at worst `submit_unknown`. Null when it has ended already.
 */
export async function killJob(held: HeldJob, reason: string, now: Date): Promise<JobChange | null> {
  const { job } = held;
  if (job.status !== 'pending' && job.status !== 'running' && job.status !== 'paused') return null;
  const hasLeft = (await held.intents()).some(({ state }) => state !== 'armed' && state !== 'rejected');
  if (!hasLeft) return cancelJob(held, now);
  return finishAttempt(held, { error: { code: 'cancelled', message: reason } }, now);
}
