import { randomUUID } from 'node:crypto';
import type { ApplyRequest, TaskRequest } from '@valet/schemas';
import type { JobOrigin, JobRow } from '../store/entity/job.ts';

/** Whose the job is, beside its request. */
export interface JobSource {
  readonly origin: JobOrigin;
  readonly tenant: string;
  /** Stable id of the candidate; see ApplicationKey of core. */
  readonly candidate: string;
  readonly maxRetries: number;
  /** See {@link hashRequest}. Default: none. */
  readonly requestHash?: string;
  /** What its concurrency is counted in. */
  readonly lane?: string;
  readonly now: Date;
}

/** What a new application's row is made of: a checked request, with the schema's defaults filled in. */
export interface NewJob extends JobSource {
  readonly request: Omit<ApplyRequest, 'valet_user_id'> & { readonly valet_user_id?: string };
}

/** The row of an application that waits to be claimed. */
export function newJobRow({ request, ...source }: NewJob): JobRow {
  const { profile, resume, cover_letter, qa_answers } = request;
  return {
    ...commonRow(request, source),
    jobType: 'apply',
    platform: request.platform ?? null,
    inputData: {
      profile,
      ...(resume && { resume }),
      ...(cover_letter && { cover_letter }),
      ...(qa_answers && { qa_answers }),
    },
    executionMode: request.execution_mode ?? 'auto',
    applicationMode: request.application_mode ?? 'autopilot',
  };
}

/** What a new task's row is made of. */
export interface NewTask extends JobSource {
  readonly request: TaskRequest;
}

/** The row of a generic task that waits to be claimed. */
export function newTaskRow({ request, ...source }: NewTask): JobRow {
  const { job_type, input_data, task_description } = request;
  return {
    ...commonRow(request, source),
    jobType: job_type,
    platform: null,
    inputData: { ...input_data, ...(task_description !== undefined && { task_description }) },
    executionMode: 'auto',
    applicationMode: 'autopilot',
  };
}

type Common = 'jobType' | 'platform' | 'inputData' | 'executionMode' | 'applicationMode';

function commonRow(
  request: Omit<TaskRequest, 'job_type' | 'valet_user_id' | 'input_data'> & { readonly valet_user_id?: string },
  { origin, tenant, candidate, maxRetries, requestHash, now, lane }: JobSource,
): Omit<JobRow, Common> {
  return {
    ...untouched,
    id: randomUUID(),
    tenant,
    origin,
    candidate,
    maxRetries,
    valetTaskId: request.valet_task_id,
    userId: request.valet_user_id ?? null,
    targetUrl: request.target_url,
    callbackUrl: request.callback_url ?? null,
    idempotencyKey: request.idempotency_key ?? null,
    requestHash: requestHash ?? null,
    quality: request.quality ?? 'balanced',
    priority: request.priority ?? 5,
    timeoutSeconds: request.timeout_seconds ?? 300,
    hitlTimeoutSeconds: request.hitl_timeout_seconds ?? 300,
    targetWorkerId: request.target_worker_id ?? null,
    lane: lane ?? null,
    metadata: request.metadata ?? {},
    createdAt: now,
    updatedAt: now,
  };
}

/** Columns of a job that nobody has worked at. */
const untouched = {
  status: 'pending',
  statusMessage: null,
  browserMode: 'server',
  finalMode: null,
  workerId: null,
  fence: 0,
  attempt: 0,
  retryCount: 0,
  runAt: null,
  leaseExpiresAt: null,
  lastHeartbeat: null,
  eventSeq: 0,
  interactionType: null,
  interactionData: null,
  pausedAt: null,
  resultData: null,
  resultSummary: null,
  screenshotUrls: null,
  errorCode: null,
  errorDetails: null,
  costBreakdown: null,
  startedAt: null,
  completedAt: null,
} as const satisfies Partial<JobRow>;
