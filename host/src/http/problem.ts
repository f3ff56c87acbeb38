import { type ErrorCode, isValetError, toValetError } from '@valet/core';
import type { Problem } from '@valet/schemas';

/** An HTTP answer that is an error. */
export interface ProblemAnswer {
  readonly status: number;
  readonly body: Problem;
  readonly headers?: Readonly<Record<string, string>>;
}

/** HTTP status of each code that a request can end with; every other one is the server's fault. */
const statuses: Partial<Record<ErrorCode, number>> = {
  validation_error: 422,
  unauthorized: 401,
  not_found: 404,
  conflict: 409,
  precondition_failed: 412,
  precondition_required: 428,
  idempotency_mismatch: 422,
  too_many_requests: 429,
  queue_full: 429,
};

/** What fastify itself turns away, by its status: a request that never became a document. */
const refusals: Readonly<Record<number, { code: ErrorCode; message: string }>> = {
  400: { code: 'validation_error', message: 'The body is not valid JSON.' },
  404: { code: 'not_found', message: 'There is nothing at this address; /docs lists what there is.' },
  413: {
    code: 'validation_error',
    message: 'The body is larger than 1 MiB; files are named by storage_path, not sent.',
  },
  415: { code: 'validation_error', message: 'The body must be JSON, with Content-Type: application/json.' },
};

/** The answer for anything that was thrown while a request was served; unexpected errors tell nothing of the inside. */
export function toProblem(thrown: unknown): ProblemAnswer {
  if (!isValetError(thrown)) {
    const status = statusOf(thrown);
    const refusal = refusals[status];
    if (refusal) return { status, body: { error: refusal.code, message: refusal.message } };
    return { status: 500, body: { error: 'internal_error', message: 'Something unexpected happened inside Valet.' } };
  }
  const { code, message, details } = toValetError(thrown);
  const status = statuses[code];
  if (status === undefined) return toProblem(null);
  const fields = details.fields?.map(({ pointer, message }) => ({ pointer, message }));
  const body = { error: code, message, ...(fields && { details: fields }) };
  const wait = details.retryAfterSeconds;
  return { status, body, ...(wait !== undefined && { headers: { 'retry-after': String(wait) } }) };
}

function statusOf(thrown: unknown): number {
  return typeof thrown === 'object' && thrown !== null && 'statusCode' in thrown ? Number(thrown.statusCode) : 500;
}
