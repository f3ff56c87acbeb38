import { randomUUID } from 'node:crypto';
import type { ApplyRequest } from '@valet/schemas';
import type { JobOrigin, JobRow } from '../store/entity/job.ts';

/** What a new row is made of. */
export interface NewJob {
  /** A checked request, with the schema's defaults filled in. */
  readonly request: Omit<ApplyRequest, 'valet_user_id'> & { readonly valet_user_id?: string };
  readonly origin: JobOrigin;
  readonly tenant: string;
  /** Stable id of the candidate; see ApplicationKey of core. */
  readonly candidate: string;
  readonly maxRetries: number;
  readonly now: Date;
}

/** The row of a job that waits to be claimed. */
export function newJobRow({ request, origin, tenant, candidate, maxRetries, now }: NewJob): JobRow {
  const { profile, resume, cover_letter, qa_answers } = request;
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
    platform: request.platform ?? null,
    callbackUrl: request.callback_url ?? null,
    idempotencyKey: request.idempotency_key ?? null,
    inputData: {
      profile,
      ...(resume && { resume }),
      ...(cover_letter && { cover_letter }),
      ...(qa_answers && { qa_answers }),
    },
    quality: request.quality ?? 'balanced',
    priority: request.priority ?? 5,
    timeoutSeconds: request.timeout_seconds ?? 300,
    hitlTimeoutSeconds: request.hitl_timeout_seconds ?? 300,
    executionMode: request.execution_mode ?? 'auto',
    applicationMode: request.application_mode ?? 'autopilot',
    targetWorkerId: request.target_worker_id ?? null,
    metadata: request.metadata ?? {},
    createdAt: now,
    updatedAt: now,
  };
}

/** Columns of a job that nobody has worked at. */
const untouched = {
  jobType: 'apply',
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
