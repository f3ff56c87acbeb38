import type { HeldJob, JobChange } from '../store/store.ts';
import { letGo } from './end-job.ts';

/**
 * Decides the end of a job that no worker took in time; null when it does not wait, or not for that long. The wait counts
 * from when the job was due. As the contract has it, no callback tells of it (§3).
 */
export function expireJob(
  { job }: HeldJob,
  { now, queueSeconds }: { now: Date; queueSeconds: number },
): JobChange | null {
  const dueAt = job.runAt ?? job.createdAt;
  if (job.status !== 'pending' || now.getTime() - dueAt.getTime() < queueSeconds * 1000) return null;
  return {
    set: {
      ...letGo,
      status: 'expired',
      statusMessage: `No worker took the job within ${queueSeconds} s`,
      completedAt: now,
      runAt: null,
    },
    events: [{ event_type: 'job_expired', metadata: { queue_seconds: queueSeconds } }],
  };
}
