import type { RunRequest } from '@valet/core';
import type { JobRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange } from '../store/store.ts';
import { plainCallback } from './callback-payload.ts';

/** Who starts the attempt, and until when it is theirs without a sign of life. */
export interface AttemptStart {
  readonly workerId: string;
  readonly leaseMs: number;
  readonly now: Date;
}

/** Decides the start of a job's next attempt. */
export function startAttempt({ job }: HeldJob, { workerId, leaseMs, now }: AttemptStart): JobChange {
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
        // No budget is set: 0.
        metadata: { worker_id: workerId, quality_preset: job.quality, task_budget: 0, attempt },
      },
    ],
    callback: plainCallback(job, 'running', now),
  };
}

/** What the engine is told of a claimed job. */
export function toRunRequest(job: JobRow, { actor, headed }: { actor: string; headed: boolean }): RunRequest {
  return {
    jobId: job.id,
    tenant: job.tenant,
    candidate: job.candidate,
    attempt: job.attempt,
    fence: job.fence,
    actor,
    url: job.targetUrl,
    ...(job.platform !== null && job.platform !== 'other' && { platform: job.platform }),
    application: job.inputData,
    mode: job.applicationMode,
    dryRun: false,
    headed,
    quality: job.quality,
    timeoutMs: job.timeoutSeconds * 1000,
    humanTimeoutMs: job.hitlTimeoutSeconds * 1000,
    execution: job.executionMode,
  };
}
