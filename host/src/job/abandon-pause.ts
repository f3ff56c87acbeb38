import type { HeldJob, JobChange } from '../store/store.ts';
import { finishAttempt } from './finish-attempt.ts';

/** Decides the end of a paused job in no worker's hands whose time for an answer has run out. Null when that is not so (any more). */
export async function abandonPause(held: HeldJob, now: Date): Promise<JobChange | null> {
  if (held.job.status !== 'paused' || held.job.workerId !== null) return null;
  const open = (await held.pauses()).find(({ state }) => state === 'open');
  if (!open || open.deadlineAt > now) return null;
  const timeout_seconds = Math.round((open.deadlineAt.getTime() - open.askedAt.getTime()) / 1000);
  const error = { code: 'hitl_timeout', message: `Nobody answered within ${timeout_seconds} s.` };
  const change = await finishAttempt(held, { error }, now);
  if (!change) return null;
  return {
    ...change,
    pauses: [{ id: open.id, state: 'expired' }],
    events: [{ event_type: 'hitl_timeout', metadata: { timeout_seconds } }, ...(change.events ?? [])],
  };
}
