import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type {
  ApplicationMode,
  ApplyRequest,
  BrowserMode,
  CostBreakdown,
  ExecutionMode,
  FinalMode,
  Interaction,
  InteractionType,
  JobError,
  JobStatus,
  Quality,
  TaskInput,
  TaskType,
} from '@valet/schemas';

/** Who asked for the job: the HTTP API, or the command line, whose jobs end with their process. */
export type JobOrigin = 'api' | 'cli';

/** What an accepted application holds beside the columns. */
export type JobInput = Pick<ApplyRequest, 'profile' | 'resume' | 'cover_letter' | 'qa_answers'>;

/** What an accepted generic task holds beside the columns. */
export interface TaskJobInput extends TaskInput {
  readonly task_description?: string;
}

/** Error of a failed job beside its code. */
export type ErrorDetails = Omit<JobError, 'code'>;

/** One accepted request: `gh_automation_jobs` (HTTP contract §7.2). `fence` counts claims; only its holder may write. */
export const JobEntity = defineEntity({
  name: 'Job',
  tableName: 'gh_automation_jobs',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    jobType: p.text().$type<'apply' | TaskType>(),
    origin: p.text().$type<JobOrigin>(),
    status: p.text().$type<JobStatus>(),
    statusMessage: p.text().strictNullable(),
    valetTaskId: p.text(),
    userId: p.uuid().strictNullable(),
    candidate: p.text(),
    targetUrl: p.text(),
    platform: p.text().strictNullable(),
    callbackUrl: p.text().strictNullable(),
    idempotencyKey: p.text().strictNullable(),
    /** SHA-256 of the request as it was checked; null for jobs without one. */
    requestHash: p.text().strictNullable(),
    inputData: p.json<JobInput | TaskJobInput>(),
    quality: p.text().$type<Quality>(),
    priority: p.integer(),
    timeoutSeconds: p.integer(),
    hitlTimeoutSeconds: p.integer(),
    executionMode: p.text().$type<ExecutionMode>(),
    applicationMode: p.text().$type<ApplicationMode>(),
    browserMode: p.text().$type<BrowserMode>(),
    finalMode: p.text().strictNullable().$type<FinalMode>(),
    targetWorkerId: p.text().strictNullable(),
    workerId: p.text().strictNullable(),
    /** What the job's concurrency is counted in: the platform, or the host of its address. */
    lane: p.text().strictNullable(),
    fence: p.integer(),
    attempt: p.integer(),
    retryCount: p.integer(),
    maxRetries: p.integer(),
    runAt: p.datetime().strictNullable(),
    leaseExpiresAt: p.datetime().strictNullable(),
    lastHeartbeat: p.datetime().strictNullable(),
    eventSeq: p.integer(),
    interactionType: p.text().strictNullable().$type<InteractionType | null>(),
    interactionData: p.json<Interaction>().strictNullable(),
    pausedAt: p.datetime().strictNullable(),
    resultData: p.json<Record<string, unknown>>().strictNullable(),
    resultSummary: p.text().strictNullable(),
    screenshotUrls: p.json<string[]>().strictNullable(),
    errorCode: p.text().strictNullable(),
    errorDetails: p.json<ErrorDetails>().strictNullable(),
    costBreakdown: p.json<CostBreakdown>().strictNullable(),
    metadata: p.json<Record<string, unknown>>(),
    createdAt: p.datetime(),
    startedAt: p.datetime().strictNullable(),
    completedAt: p.datetime().strictNullable(),
    updatedAt: p.datetime(),
  },
});

/** A row of `gh_automation_jobs`. */
export type JobRow = InferEntity<typeof JobEntity>;

/** A row that is an application. */
export type ApplyRow = JobRow & { readonly jobType: 'apply'; readonly inputData: JobInput };

/** A row that is a generic task. */
export type TaskRow = JobRow & { readonly jobType: TaskType; readonly inputData: TaskJobInput };

/** What a row's input holds follows from its type. */
export function isApplyRow(job: JobRow): job is ApplyRow {
  return job.jobType === 'apply';
}

/** What a row's input holds follows from its type. */
export function isTaskRow(job: JobRow): job is TaskRow {
  return job.jobType !== 'apply';
}
