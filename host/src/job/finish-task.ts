import { isErrorCode } from '@valet/core';
import type { TaskError, TaskReport } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange } from '../store/store.ts';
import { costOf } from './cost-of.ts';
import { complete, fail, retry } from './end-job.ts';
import type { AttemptEnd } from './judge-attempt.ts';
import { backoffMs, mayRetry } from './retry-policy.ts';

/** Decides what becomes of a generic task after an attempt: completed with its data, failed, or pending again. It submits nothing. */
export async function finishTask(held: HeldJob, end: AttemptEnd, now: Date): Promise<JobChange> {
  const report = 'task' in end ? end.task : null;
  const error: TaskError | null = 'error' in end ? end.error : (report?.error ?? null);
  const costBreakdown = await costOf(held, report?.cost);
  const job = { ...held.job, ...(report ? factsOf(report) : {}), costBreakdown };
  const ended = { at: now, verdict: 'not_submitted', evidence: [] } as const;
  if (report && error === null) return complete(job, { ...ended, evidence: [] }, summaryOf(report));
  const failure = error ?? { code: 'internal_error', message: 'The task ended without data and without saying why.' };
  const { retryCount, maxRetries } = job;
  if (isErrorCode(failure.code) && mayRetry({ code: failure.code, retryCount, maxRetries, intents: [] })) {
    return retry(job, { error: failure, now, delayMs: backoffMs(retryCount + 1) });
  }
  return fail(job, { ...ended, evidence: [], error: failure });
}

function factsOf(report: TaskReport): Partial<JobRow> {
  const { data, url, manual_id, timings, requests_cut } = report;
  return {
    finalMode: report.final_mode,
    screenshotUrls: report.screenshots,
    resultData: { submitted: false, data, url, manual_id, timings, requests_cut },
  };
}

function summaryOf({ data, task }: TaskReport): string {
  const parts = Object.entries(data).map(([name, value]) => (Array.isArray(value) ? `${value.length} ${name}` : name));
  return parts.length > 0 ? `Task done: ${parts.join(', ')}` : `Task done: ${task}`;
}
