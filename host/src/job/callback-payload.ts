import type { Callback, CallbackStatus, CostBreakdown, Evidence, Interaction, Verdict } from '@valet/schemas';
import { isTaskRow, type JobRow } from '../store/entity/job.ts';
import { projectionOf } from './projection.ts';
import { withSavings } from './with-savings.ts';

/** The part that every callback has. `completed_at` is the time of the event (HTTP contract §18.6). */
export function plainCallback(
  { id, valetTaskId }: Pick<JobRow, 'id' | 'valetTaskId'>,
  status: CallbackStatus,
  at: Date,
): Callback {
  const timestamp = at.toISOString();
  return { job_id: id, valet_task_id: valetTaskId, status, completed_at: timestamp, timestamp };
}

/** HTTP contract §5.5. */
export function needsHumanCallback(job: JobRow, interaction: Interaction, at: Date): Callback {
  return { ...plainCallback(job, 'needs_human', at), interaction };
}

/** What is known at the end of a job. */
export interface JobEnd {
  readonly at: Date;
  readonly verdict: Verdict;
  readonly evidence: Evidence[];
}

/**
 * HTTP contract §5.3. `job` is the row as it is now. Answers stay in the store: a webhook carries no candidate data. Of a
 * generic task it carries what the task was to read.
 */
export function completedCallback(job: JobRow, { at, verdict, evidence }: JobEnd): Callback {
  const { confirmation_number, submitted, data } = job.resultData ?? {};
  const cost = job.costBreakdown;
  return {
    ...plainCallback(job, 'completed', at),
    result_data: {
      submitted,
      ...(typeof confirmation_number === 'string' && { confirmation_number }),
      ...(isTaskRow(job) && { data }),
      ...(cost && { cost: resultCost(cost) }),
    },
    ...(job.resultSummary !== null && { result_summary: job.resultSummary }),
    screenshot_url: job.screenshotUrls?.at(-1) ?? null,
    ...costOf(cost),
    execution_mode: job.executionMode,
    browser_mode: job.browserMode,
    final_mode: job.finalMode,
    manual: projectionOf(job).manual,
    ...(cost && { cost_breakdown: withSavings(cost) }),
    verdict,
    evidence,
  };
}

/** HTTP contract §5.4. `job` is the row as it is now. */
export function failedCallback(job: JobRow, { at, verdict, evidence }: JobEnd): Callback {
  return {
    ...plainCallback(job, 'failed', at),
    error_code: job.errorCode ?? 'internal_error',
    error_message: job.errorDetails?.message ?? '',
    ...costOf(job.costBreakdown),
    verdict,
    evidence,
  };
}

/** A job that was called off. `job` is the row as it is now; what it had cost until then is told where it is known. */
export function cancelledCallback(job: JobRow, at: Date): Callback {
  return { ...plainCallback(job, 'cancelled', at), ...costOf(job.costBreakdown) };
}

/** The contract splits the tokens; a report only sums them, so the split is told where it is certain. */
function resultCost({ total_cost_usd, action_count, total_tokens }: CostBreakdown): Record<string, number> {
  const tokens = total_tokens === 0 ? { input_tokens: 0, output_tokens: 0 } : { total_tokens };
  return { ...tokens, total_cost_usd, action_count };
}

function costOf(cost: CostBreakdown | null): Pick<Callback, 'cost'> {
  if (!cost) return {};
  const { total_cost_usd, action_count, total_tokens } = cost;
  return { cost: { total_cost_usd, action_count, total_tokens } };
}
