import type { RunRequest, TaskRequest } from '@valet/core';
import type { ApplyRow, JobRow, TaskRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange } from '../store/store.ts';
import { makeApplication } from '../task/make-application.ts';
import { plainCallback } from './callback-payload.ts';

/** Who starts the attempt, and until when it is theirs without a sign of life. */
export interface AttemptStart {
  readonly workerId: string;
  readonly leaseMs: number;
  readonly now: Date;
  /** Most US dollars that models may cost the job; null, the default, for no limit. */
  readonly budgetUsd?: number | null;
}

/** Decides the start of a job's next attempt. */
export function startAttempt({ job }: HeldJob, { workerId, leaseMs, now, budgetUsd = null }: AttemptStart): JobChange {
  const attempt = job.attempt + 1;
  return {
    set: {
      status: 'running',
      statusMessage: null,
      attempt,
      workerId,
      startedAt: job.startedAt ?? now,
      leaseExpiresAt: new Date(now.getTime() + leaseMs),
      lastHeartbeat: now,
      runAt: null,
    },
    events: [
      {
        event_type: 'job_started',
        metadata: {
          worker_id: workerId,
          quality_preset: job.quality,
          // Without any limit: 0.
          task_budget: Math.min(wantedBudget(job) ?? budgetUsd ?? 0, budgetUsd ?? Number.POSITIVE_INFINITY),
          attempt,
        },
      },
    ],
    callback: plainCallback(job, 'running', now),
  };
}

/** What the worker knows beside the row. */
interface AttemptPlace {
  readonly actor: string;
  readonly headed: boolean;
  /** Most actions of an attempt. */
  readonly actionLimit?: number;
}

/** What the engine is told of a claimed application. */
export function toRunRequest(job: ApplyRow, place: AttemptPlace): RunRequest {
  const budgetUsd = wantedBudget(job);
  return {
    ...attemptOf(job, place),
    ...(job.userId !== null && { userId: job.userId }),
    ...(budgetUsd !== null && { budgetUsd }),
    ...(job.platform !== null && job.platform !== 'other' && { platform: job.platform }),
    application: job.inputData,
    mode: job.applicationMode,
    dryRun: false,
    quality: job.quality,
    execution: job.executionMode,
  };
}

/** What the engine is told of a claimed generic task. */
export function toTaskRequest(job: TaskRow, place: AttemptPlace): TaskRequest {
  const { manual_id, values, schema, profile, resume, cover_letter } = job.inputData;
  return {
    ...attemptOf(job, place),
    task: job.jobType,
    manual: manual_id === undefined ? 'any' : { id: manual_id },
    application: makeApplication({ values, profile, resume, cover_letter }),
    ...(schema && { schema }),
  };
}

/** The owner of a job may want to spend less on it than others: a number of US dollars, `task_budget`, in its metadata. */
function wantedBudget({ metadata }: JobRow): number | null {
  const { task_budget: wanted } = metadata;
  return typeof wanted === 'number' && wanted >= 0 ? wanted : null;
}

function attemptOf(job: JobRow, { actor, headed, actionLimit }: AttemptPlace) {
  return {
    jobId: job.id,
    tenant: job.tenant,
    candidate: job.candidate,
    attempt: job.attempt,
    fence: job.fence,
    actor,
    url: job.targetUrl,
    headed,
    timeoutMs: job.timeoutSeconds * 1000,
    humanTimeoutMs: job.hitlTimeoutSeconds * 1000,
    ...(actionLimit !== undefined && { actionLimit }),
  };
}
