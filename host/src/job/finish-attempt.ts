import type { SubmitIntent } from '@valet/core';
import type { CostBreakdown, RunError, RunReport } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange } from '../store/store.ts';
import { completedCallback, failedCallback, type JobEnd } from './callback-payload.ts';
import { projectionOf } from './projection.ts';
import { backoffMs, mayRetry } from './retry-policy.ts';

/** How an attempt ended: with the engine's report, or with an error before there was one. */
export type AttemptEnd = { readonly report: RunReport } | { readonly error: RunError };

/** Columns that only a job in a worker's hands has. */
export const letGo = {
  workerId: null,
  leaseExpiresAt: null,
  interactionType: null,
  interactionData: null,
  pausedAt: null,
} as const satisfies Partial<JobRow>;

/** Decides what becomes of a job after an attempt: completed, failed, or pending again. Null when it is not running. */
export async function finishAttempt(held: HeldJob, end: AttemptEnd, now: Date): Promise<JobChange | null> {
  const { job } = held;
  if (job.status !== 'running' && job.status !== 'paused') return null;
  const report = 'report' in end ? end.report : null;
  const facts = report ? factsOf(job, report) : {};
  if (report?.verdict === 'submitted_verified') return complete({ ...job, ...facts }, { at: now, ...report });
  if (report?.dry_run && !report.error) {
    return complete({ ...job, ...facts }, { at: now, ...report }, 'Dry run: filled and checked, nothing was sent');
  }

  const intents = await held.intents();
  const open = intents.filter(({ state }) => state === 'armed' || state === 'clicked');
  const settle = open.map(({ id }) => ({
    id,
    state: 'unknown' as const,
    note: 'the attempt ended without an outcome',
  }));
  const { error, verdict, evidence } = truthOf(end, intents);
  const { retryCount, maxRetries } = job;
  if (mayRetry({ code: error.code, retryCount, maxRetries, intents })) {
    return retry({ ...job, ...facts }, { error, now, delayMs: backoffMs(retryCount + 1) });
  }
  return { ...fail({ ...job, ...facts }, { error, at: now, verdict, evidence }), settle };
}

/** What the attempt amounts to. An application that may have left is never told as "not submitted". */
function truthOf(end: AttemptEnd, intents: readonly SubmitIntent[]): Omit<JobEnd, 'at'> & { error: RunError } {
  const verdict = 'report' in end ? end.report.verdict : 'not_submitted';
  const evidence = 'report' in end ? end.report.evidence : [];
  const said = 'report' in end ? end.report.error : end.error;
  const doubtful = intents.find(({ state }) => state === 'armed' || state === 'clicked' || state === 'unknown');
  if (verdict === 'not_submitted' && doubtful) {
    return { error: inDoubt(said), verdict: 'submitted_unverified', evidence: [...evidence, doubtOf(doubtful)] };
  }
  const fallback: RunError =
    verdict === 'submitted_unverified'
      ? { code: 'submit_unconfirmed', message: 'The site accepted the request but shows no confirmation.' }
      : { code: 'internal_error', message: 'The run ended without a submission and without saying why.' };
  return { error: said ?? fallback, verdict, evidence };
}

function inDoubt(said: RunError | null): RunError {
  const why = said ? ` The attempt ended with ${said.code}: ${said.message}` : '';
  return {
    code: 'submit_unknown',
    message: `The application may have been sent, and it is not known whether the site recorded it. It is not sent again.${why}`,
  };
}

/** The evidence that an intent without an outcome is. */
export function doubtOf({ state, released, armedAt }: SubmitIntent): JobEnd['evidence'][number] {
  const left = released ? `${released.method} ${released.url} had left` : 'no request was known to have left';
  return { kind: 'fuse', supports: 'unknown', detail: `the intent of ${armedAt} was ${state}, ${left}` };
}

/** `job` holds the attempt's facts already. */
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
          handler: 'apply',
          result_summary: set.resultSummary,
          action_count: actionCount(job),
          cost_cents: (job.costBreakdown?.total_cost_usd ?? 0) * 100,
          final_mode: job.finalMode,
          verdict: end.verdict,
        },
      },
    ],
    callback: completedCallback({ ...job, ...set }, end),
  };
}

/** `job` holds the attempt's facts already. */
export function fail(job: JobRow, { error, ...end }: JobEnd & { error: RunError }): JobChange {
  const { code, message, questions } = error;
  const { verdict, evidence } = end;
  const set = {
    ...changedFacts(job),
    ...letGo,
    status: 'failed',
    statusMessage: message,
    completedAt: end.at,
    errorCode: code,
    errorDetails: { message, verdict, evidence, ...(questions && { questions }) },
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

/** What the report adds to the row; the cost of all attempts adds up. */
function factsOf(job: JobRow, report: RunReport): Partial<JobRow> {
  const { verdict, evidence, confirmation_number, answers, timings, submit, url, platform, posting } = report;
  return {
    finalMode: report.final_mode,
    platform: job.platform ?? report.platform,
    screenshotUrls: report.screenshots,
    costBreakdown: addCosts(job.costBreakdown, report.cost),
    resultData: {
      submitted: verdict === 'submitted_verified',
      ...(confirmation_number !== undefined && { confirmation_number }),
      ...{ verdict, evidence, answers, timings, submit, url, platform, posting },
    },
  };
}

function changedFacts(job: JobRow): Partial<JobRow> {
  const { finalMode, platform, screenshotUrls, costBreakdown, resultData } = job;
  return { finalMode, platform, screenshotUrls, costBreakdown, resultData };
}

function addCosts(before: CostBreakdown | null, cost: CostBreakdown): CostBreakdown {
  if (!before) return cost;
  const sum = Object.entries(cost).map(([name, value]) => [name, value + before[name as keyof CostBreakdown]]);
  return Object.fromEntries(sum);
}

function actionCount(job: JobRow): number {
  return job.costBreakdown?.action_count ?? projectionOf(job).progress?.action_index ?? 0;
}
