import { ValetError } from '@valet/core';
import type { Evidence } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange } from '../store/store.ts';
import { cancelledCallback } from './callback-payload.ts';
import { costOf } from './cost-of.ts';
import { letGo } from './end-job.ts';

const cancellable: readonly JobRow['status'][] = ['pending', 'running', 'paused'];

/**
 * Decides the end of a job that its owner cancels. Write it under a taken fence: no armed intent can be released after
 * that, so that it is settled as never sent; one that may have left forbids the cancelling. Error: `conflict`.
 */
export async function cancelJob(held: HeldJob, now: Date): Promise<JobChange> {
  const { job } = held;
  if (!cancellable.includes(job.status)) {
    throw new ValetError(
      'conflict',
      `Job ${job.id} is ${job.status}; only a pending, running or paused job can be cancelled.`,
    );
  }
  const intents = await held.intents();
  if (intents.some(({ state }) => state !== 'armed' && state !== 'rejected')) {
    throw new ValetError(
      'conflict',
      `Job ${job.id} can not be cancelled: its application has left, or may have. Wait for its end.`,
    );
  }
  const costBreakdown = await costOf(held);
  return {
    set: {
      ...letGo,
      costBreakdown,
      status: 'cancelled',
      statusMessage: 'Cancelled; nothing was sent',
      runAt: null,
      completedAt: now,
      errorCode: 'cancelled',
      errorDetails: { message: 'The job was cancelled.', verdict: 'not_submitted', evidence: [neverReleased] },
    },
    events: [{ event_type: 'job_cancelled', metadata: { from_status: job.status } }],
    callback: cancelledCallback({ ...job, costBreakdown }, now),
    settle: intents
      .filter(({ state }) => state === 'armed')
      .map(({ id }) => ({ id, state: 'rejected', note: 'cancelled before any submitting request was let out' })),
  };
}

const neverReleased: Evidence = {
  kind: 'fuse',
  supports: 'not_submitted',
  detail: 'cancelled before any submitting request was let out',
};
