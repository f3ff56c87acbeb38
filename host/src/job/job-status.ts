import type { JobSpending } from '@valet/core';
import {
  type CostBreakdown,
  documents,
  type Interaction,
  type JobProgress,
  type JobResult,
  type JobStatus,
  type JobStatusResponse,
} from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import { withSpending } from './cost-of.ts';
import { elapsedMs, projectionOf } from './projection.ts';
import { withSavings } from './with-savings.ts';

const messages: Readonly<Record<JobStatus, string>> = {
  pending: 'Waiting for a worker',
  running: 'Running',
  paused: 'Waiting for a person',
  completed: 'Application submitted',
  failed: 'Failed',
  cancelled: 'Cancelled',
  expired: 'Expired in the queue',
};

const { $defs: shape } = documents['job-status.schema.json'];
const { manualUse } = shape;
const { cost } = documents['run-report.schema.json'].$defs;

/** The object with its keys in the order of its schema: a jsonb column does not keep any. */
function asDocumented<T extends object | null>(value: T, { properties }: { readonly properties: object }): T {
  if (value === null) return value;
  const keys = Object.keys(properties).filter((key) => key in value);
  return Object.fromEntries(keys.map((key) => [key, Reflect.get(value, key)])) as T;
}

/**
 * The job as the status endpoint shows it (job-status.schema.json; HTTP contract §4.3). `spent`: what models did cost a job that has
 * not ended, where that is known.
 */
export function toJobStatus(job: JobRow, now: Date, spent: JobSpending | null = null): JobStatusResponse {
  const { progress, manual } = projectionOf(job);
  const isRunning = job.status === 'running';
  const told = job.costBreakdown ?? costSoFar(progress);
  const known = spent ? withSpending(told, spent, 0) : told;
  return {
    job_id: job.id,
    valet_task_id: job.valetTaskId,
    status: job.status,
    status_message: (isRunning ? progress?.description : job.statusMessage) ?? messages[job.status],
    execution_mode: job.executionMode,
    browser_mode: job.browserMode,
    final_mode: job.finalMode,
    manual: asDocumented(manual, manualUse),
    cost_breakdown: asDocumented(known && withSavings(known), cost),
    progress: asDocumented(
      progress && isRunning ? { ...progress, elapsed_ms: elapsedMs(progress, now) } : progress,
      shape.progress,
    ),
    result: job.status === 'completed' ? resultOf(job) : null,
    error: job.status === 'failed' ? errorOf(job) : null,
    interaction: job.status === 'paused' ? asDocumented(interactionOf(job, now), shape.interaction) : null,
    timestamps: {
      created_at: job.createdAt.toISOString(),
      started_at: job.startedAt?.toISOString() ?? null,
      completed_at: job.completedAt?.toISOString() ?? null,
    },
  };
}

/** The cost that the events tell, before the run has reported: its actions so far, without what models did cost. */
function costSoFar(progress: JobProgress | null): CostBreakdown | null {
  if (!progress) return null;
  const { action_index, execution_mode } = progress;
  return {
    total_cost_usd: 0,
    action_count: action_index,
    total_tokens: 0,
    cookbook_steps: execution_mode === 'cookbook' ? action_index : 0,
    magnitude_steps: execution_mode === 'magnitude' ? action_index : 0,
    cookbook_cost_usd: 0,
    magnitude_cost_usd: 0,
  };
}

/** What the person is asked, with the time that is left. */
function interactionOf({ interactionData }: JobRow, now: Date): Interaction | null {
  if (!interactionData?.expires_at) return interactionData;
  const leftMs = Date.parse(interactionData.expires_at) - now.getTime();
  return { ...interactionData, seconds_left: Math.max(0, Math.ceil(leftMs / 1000)) };
}

function resultOf(job: JobRow): JobResult {
  return {
    data: { ...job.resultData, submitted: job.resultData?.['submitted'] === true },
    summary: job.resultSummary ?? '',
    screenshots: job.screenshotUrls ?? [],
  };
}

function errorOf({ errorCode, errorDetails }: JobRow): JobStatusResponse['error'] {
  return { code: errorCode ?? 'internal_error', ...(errorDetails ?? { message: '' }) };
}
