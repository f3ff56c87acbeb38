import { ValetError } from '@valet/core';
import type { JobRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange } from '../store/store.ts';

/**
 * Decides that an ended job is done again because its owner says so, however many retries it has had. It takes the proof
 * that nothing was sent: every intent to submit is `rejected`. Error: `conflict`.
 */
export async function retryJob(held: HeldJob, now: Date): Promise<JobChange> {
  const { job } = held;
  if (job.status !== 'failed' && job.status !== 'cancelled') {
    throw new ValetError('conflict', `Job ${job.id} is ${job.status}; only a failed or cancelled job can be retried.`);
  }
  if (job.origin === 'cli') {
    throw new ValetError('conflict', `Job ${job.id} was the command line's own; run the command again.`);
  }
  if ((await held.intents()).some(({ state }) => state !== 'rejected')) {
    throw new ValetError(
      'conflict',
      `Job ${job.id} can not be retried: its application was sent, or may have been. It is never sent twice.`,
    );
  }
  const retryCount = job.retryCount + 1;
  return {
    set: { ...untold, status: 'pending', statusMessage: `Retry ${retryCount}, asked for`, retryCount, runAt: now },
    events: [
      {
        event_type: 'job_retried',
        metadata: { error_code: job.errorCode ?? 'cancelled', retry_count: retryCount, delay_ms: 0 },
      },
    ],
  };
}

/** What the earlier end had said. The cost of all attempts adds up, so it stays. */
const untold = {
  finalMode: null,
  resultData: null,
  resultSummary: null,
  errorCode: null,
  errorDetails: null,
  startedAt: null,
  completedAt: null,
} as const satisfies Partial<JobRow>;
