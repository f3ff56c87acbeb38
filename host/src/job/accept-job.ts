import type { Clock } from '@valet/core';
import type { ApplyRequest } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import type { JobRepository } from '../store/store.ts';
import { newJobRow } from './new-job.ts';
import { readDocument } from './read-document.ts';

/** What accepting needs. */
export interface AcceptDeps {
  readonly jobs: JobRepository;
  readonly clock: Clock;
  readonly maxRetries: number;
}

/** Takes a request in: checks it (apply-request.schema.json) and stores the job. Error: `validation_error`. */
export type AcceptJob = (body: unknown) => Promise<{ job: JobRow; isNew: boolean }>;

/**
 * Makes {@link AcceptJob}. However many requests come in at once with one idempotency key, one becomes the job and
 * the others learn of it: the unique index decides.
 */
export function createAcceptJob({ jobs, clock, maxRetries }: AcceptDeps): AcceptJob {
  return async (body) => {
    const request = readDocument<ApplyRequest>('apply-request.schema.json', body);
    return jobs.insert(
      newJobRow({
        request,
        origin: 'api',
        tenant: defaultTenant,
        candidate: request.valet_user_id.toLowerCase(),
        maxRetries,
        now: new Date(clock.now()),
      }),
    );
  };
}

/** The tenant of everybody while there is one service key. */
export const defaultTenant = 'default';
