import type { Clock } from '@valet/core';
import { type ApplyRequest, type TaskRequest, whyNoSchema } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import type { JobRepository } from '../store/store.ts';
import { newJobRow, newTaskRow } from './new-job.ts';
import { invalid, readDocument } from './read-document.ts';

/** What accepting needs. */
export interface AcceptDeps {
  readonly jobs: JobRepository;
  readonly clock: Clock;
  readonly maxRetries: number;
}

/** Takes a request in: checks it and stores the job. Error: `validation_error`. */
export type AcceptJob = (tenant: string, body: unknown) => Promise<{ job: JobRow; isNew: boolean }>;

/**
 * Makes {@link AcceptJob} for applications (apply-request.schema.json). However many requests come in at once with one idempotency key, one becomes the job and
 * the others learn of it: the unique index decides.
 */
export function createAcceptJob({ jobs, clock, maxRetries }: AcceptDeps): AcceptJob {
  return async (tenant, body) => {
    const request = readDocument<ApplyRequest>('apply-request.schema.json', body);
    return jobs.insert(
      newJobRow({
        request,
        origin: 'api',
        tenant,
        candidate: request.valet_user_id.toLowerCase(),
        maxRetries,
        now: new Date(clock.now()),
      }),
    );
  };
}

/** Makes {@link AcceptJob} for generic tasks (task-request.schema.json), with the same idempotency. */
export function createAcceptTask({ jobs, clock, maxRetries }: AcceptDeps): AcceptJob {
  return async (tenant, body) => {
    const request = readDocument<TaskRequest>('task-request.schema.json', body);
    const { schema } = request.input_data ?? {};
    const why = schema && whyNoSchema(schema);
    if (why) throw invalid([{ pointer: '/input_data/schema', message: `must be a JSON Schema: ${why}` }]);
    const candidate = request.valet_user_id.toLowerCase();
    const now = new Date(clock.now());
    return jobs.insert(newTaskRow({ request, origin: 'api', tenant, candidate, maxRetries, now }));
  };
}

/** The tenant of the configured service key, and of the command line. */
export const defaultTenant = 'default';
