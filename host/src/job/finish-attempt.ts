import type { RunReport } from '@valet/schemas';
import { isTaskRow, type JobRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange } from '../store/store.ts';
import { costOf } from './cost-of.ts';
import { complete, fail, retry } from './end-job.ts';
import { finishTask } from './finish-task.ts';
import { type AttemptEnd, judgeAttempt } from './judge-attempt.ts';
import { backoffMs, mayRetry } from './retry-policy.ts';

/** Decides what becomes of a job after an attempt: completed, failed, or pending again. Null when it is not running. */
export async function finishAttempt(held: HeldJob, end: AttemptEnd, now: Date): Promise<JobChange | null> {
  if (held.job.status !== 'running' && held.job.status !== 'paused') return null;
  if ('task' in end || isTaskRow(held.job)) return finishTask(held, end, now);
  const report = 'report' in end ? end.report : null;
  const known = {
    ...(report ? factsOf(held.job, report) : { resultData: await lastKnown(held) }),
    costBreakdown: await costOf(held, report?.cost),
  };
  if (report?.dry_run && !report.error) {
    const job = { ...held.job, ...known };
    return complete(job, { at: now, ...report }, 'Dry run: filled and checked, nothing was sent');
  }

  const intents = await held.intents();
  const { verdict, evidence, error } = judgeAttempt(end, intents);
  const resultData = { ...known.resultData, submitted: error === null, verdict, evidence };
  const job = { ...held.job, ...known, resultData };
  if (error === null) return complete(job, { at: now, verdict, evidence });
  const { retryCount, maxRetries } = job;
  if (mayRetry({ code: error.code, retryCount, maxRetries, intents })) {
    return retry(job, { error, now, delayMs: backoffMs(retryCount + 1) });
  }
  const open = intents.filter(({ state }) => state === 'armed' || state === 'clicked');
  const settle = open.map(({ id }) => ({ id, state: 'unknown' as const, note: unsettled }));
  return { ...fail(job, { error, at: now, verdict, evidence }), settle };
}

const unsettled = 'the attempt ended without an outcome';

/** What the report adds to the row. */
function factsOf(job: JobRow, report: RunReport): Partial<JobRow> & Pick<JobRow, 'resultData'> {
  const { verdict, evidence, confirmation_number, answers, timings, submit, url, platform, posting } = report;
  return {
    finalMode: report.final_mode,
    platform: job.platform ?? report.platform,
    screenshotUrls: report.screenshots,
    resultData: {
      submitted: verdict === 'submitted_verified',
      ...(confirmation_number !== undefined && { confirmation_number }),
      ...{ verdict, evidence, answers, timings, submit, url, platform, posting },
    },
  };
}

/** What the last checkpoint still knows of the application, when there is no report. */
async function lastKnown(held: HeldJob): Promise<Record<string, unknown>> {
  const checkpoint = await held.checkpoint();
  if (!checkpoint) return {};
  const { answers, posting, platform, pageUrl } = checkpoint;
  return { answers, posting, platform, url: pageUrl };
}
