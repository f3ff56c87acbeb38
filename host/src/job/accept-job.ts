import { type Clock, ValetError } from '@valet/core';
import { type ApplyRequest, type TaskRequest, whyNoSchema } from '@valet/schemas';
import type { Outside } from '../outside/outside.ts';
import type { JobRow } from '../store/entity/job.ts';
import type { JobRepository } from '../store/store.ts';
import { hashRequest } from './hash-request.ts';
import type { LaneOf } from './lane.ts';
import { newJobRow, newTaskRow } from './new-job.ts';
import { invalid, readDocument } from './read-document.ts';

/** What accepting needs. */
export interface AcceptDeps {
  readonly jobs: JobRepository;
  readonly clock: Clock;
  readonly maxRetries: number;
  readonly outside: Pick<Outside, 'whyRefused'>;
  readonly laneOf: LaneOf;
  /** Throws when the queue takes no more; see {@link createQueueGate}. */
  readonly admit: () => Promise<void>;
}

/** Takes a request in: checks it and stores the job. Errors: `validation_error`, `idempotency_mismatch`, `queue_full`. */
export type AcceptJob = (tenant: string, body: unknown) => Promise<{ job: JobRow; isNew: boolean }>;

/**
 * Makes {@link AcceptJob} for applications (apply-request.schema.json). However many requests come in at once with one idempotency key, one becomes the job and
 * the others learn of it: the unique index decides.
 */
export function createAcceptJob({ jobs, clock, maxRetries, outside, laneOf, admit }: AcceptDeps): AcceptJob {
  return async (tenant, body) => {
    const request = readDocument<ApplyRequest>('apply-request.schema.json', body);
    await assertOutside(request, outside);
    await admit();
    const candidate = request.valet_user_id.toLowerCase();
    const requestHash = hashRequest('apply', request);
    const now = new Date(clock.now());
    const source = { origin: 'api', tenant, candidate, maxRetries, requestHash, lane: laneOf(request), now } as const;
    return insertOnce(jobs, newJobRow({ request, ...source }));
  };
}

/** Makes {@link AcceptJob} for generic tasks (task-request.schema.json), with the same idempotency. */
export function createAcceptTask({ jobs, clock, maxRetries, outside, laneOf, admit }: AcceptDeps): AcceptJob {
  return async (tenant, body) => {
    const request = readDocument<TaskRequest>('task-request.schema.json', body);
    const { schema } = request.input_data ?? {};
    const why = schema && whyNoSchema(schema);
    if (why) throw invalid([{ pointer: '/input_data/schema', message: `must be a JSON Schema: ${why}` }]);
    await assertOutside(request, outside);
    await admit();
    const candidate = request.valet_user_id.toLowerCase();
    const requestHash = hashRequest('task', request);
    const now = new Date(clock.now());
    const source = { origin: 'api', tenant, candidate, maxRetries, requestHash, lane: laneOf(request), now } as const;
    return insertOnce(jobs, newTaskRow({ request, ...source }));
  };
}

async function insertOnce(jobs: JobRepository, row: JobRow): Promise<{ job: JobRow; isNew: boolean }> {
  const stored = await jobs.insert(row);
  // Jobs of earlier versions have no hash.
  const isSame = stored.isNew || stored.job.requestHash === null || stored.job.requestHash === row.requestHash;
  if (isSame) return stored;
  const message = `was used before for another request (job ${stored.job.id}); send a new key with a new request`;
  throw new ValetError('idempotency_mismatch', `idempotency_key ${message}.`, {
    details: { fields: [{ pointer: '/idempotency_key', message }] },
  });
}

/** Error: `validation_error` where an address of the request is one that Valet does not visit. */
async function assertOutside(
  { target_url, callback_url }: Pick<ApplyRequest, 'target_url' | 'callback_url'>,
  outside: AcceptDeps['outside'],
): Promise<void> {
  const named = Object.entries({ target_url, callback_url });
  const mistakes = await Promise.all(
    named.map(async ([field, url]) => {
      const message = url === undefined ? null : await outside.whyRefused(url);
      return message === null ? [] : [{ pointer: `/${field}`, message }];
    }),
  );
  if (mistakes.flat().length > 0) throw invalid(mistakes.flat());
}

/** The tenant of the configured service key, and of the command line. */
export const defaultTenant = 'default';
