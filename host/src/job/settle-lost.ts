import type { HeldJob, JobChange } from '../store/store.ts';

/**
 * Gives intents to submit that were left without an outcome theirs: `unknown`, for nobody watches them any more. Null when a
 * worker may still, or when there are none.
 */
export async function settleLost({ job, intents }: HeldJob): Promise<JobChange | null> {
  if (job.status === 'running' || job.status === 'paused') return null;
  const open = (await intents()).filter(({ state }) => state === 'armed' || state === 'clicked');
  if (open.length === 0) return null;
  const note = 'the job was over before the outcome was known';
  return { settle: open.map(({ id }) => ({ id, state: 'unknown', note })) };
}
