import type { RunError, TaskError } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import type { JobChange } from '../store/store.ts';
import { completedCallback, failedCallback, type JobEnd } from './callback-payload.ts';
import { projectionOf } from './projection.ts';

/** Columns that only a job in a worker's hands has. */
export const letGo = {
  workerId: null,
  leaseExpiresAt: null,
  interactionType: null,
  interactionData: null,
  pausedAt: null,
} as const satisfies Partial<JobRow>;

/** The job is done. `job` holds the attempt's facts already. */
export function complete(job: JobRow, end: JobEnd, summary = 'Application submitted successfully'): JobChange {
  const set = {
    ...changedFacts(job),
    ...letGo,
    status: 'completed',
    statusMessage: end.verdict === 'submitted_verified' ? 'Application submitted' : summary,
    resultSummary: summary,
    completedAt: end.at,
    errorCode: null,
    errorDetails: null,
  } as const satisfies Partial<JobRow>;
  return {
    set,
    events: [
      {
        event_type: 'job_completed',
        metadata: {
          handler: job.jobType,
          result_summary: set.resultSummary,
          action_count: actionCount(job),
          cost_cents: Math.round((job.costBreakdown?.total_cost_usd ?? 0) * 1e9) / 1e7,
          final_mode: job.finalMode,
          verdict: end.verdict,
        },
      },
    ],
    callback: completedCallback({ ...job, ...set }, end),
  };
}

/** The job has failed for good. `job` holds the attempt's facts already. */
export function fail(job: JobRow, { error, ...end }: JobEnd & { error: TaskError }): JobChange {
  const { code, message, questions, step } = error;
  const { verdict, evidence } = end;
  const set = {
    ...changedFacts(job),
    ...letGo,
    status: 'failed',
    statusMessage: message,
    completedAt: end.at,
    errorCode: code,
    errorDetails: { message, verdict, evidence, ...(questions && { questions }), ...(step && { step }) },
  } as const satisfies Partial<JobRow>;
  return {
    set,
    events: [
      {
        event_type: 'job_failed',
        metadata: { error_code: code, error_message: message, action_count: actionCount(job), verdict },
      },
    ],
    callback: failedCallback({ ...job, ...set }, end),
  };
}

/** Back to the queue. `job` holds the attempt's facts already. */
export function retry(
  job: JobRow,
  { error, now, delayMs }: { error: RunError; now: Date; delayMs: number },
): JobChange {
  const retryCount = job.retryCount + 1;
  return {
    set: {
      ...changedFacts(job),
      ...letGo,
      status: 'pending',
      statusMessage: `Retry ${retryCount} of ${job.maxRetries} after ${error.code}: ${error.message}`,
      retryCount,
      runAt: new Date(now.getTime() + delayMs),
    },
    events: [
      { event_type: 'job_retried', metadata: { error_code: error.code, retry_count: retryCount, delay_ms: delayMs } },
    ],
  };
}

function changedFacts(job: JobRow): Partial<JobRow> {
  const { finalMode, platform, screenshotUrls, costBreakdown, resultData } = job;
  return { finalMode, platform, screenshotUrls, costBreakdown, resultData };
}

function actionCount(job: JobRow): number {
  return job.costBreakdown?.action_count ?? projectionOf(job).progress?.action_index ?? 0;
}
