import type { Problem, ShapeError } from './api.ts';

/** An answer of the API that is an error: the request was not done. Codes: docs/reference/errors.md. */
export class ValetApiError extends Error {
  readonly status: number;
  /** A code of the error table, such as `not_found`. */
  readonly code: string;
  /** Every mistake in the request by JSON pointer; empty where there is none to name. */
  readonly details: readonly ShapeError[];
  /** When to try again, in seconds; null where the API does not say. */
  readonly retryAfterSeconds: number | null;

  constructor({ status, problem, retryAfter }: { status: number; problem: Problem; retryAfter: string | null }) {
    super(problem.message);
    this.name = 'ValetApiError';
    this.status = status;
    this.code = problem.error;
    this.details = problem.details ?? [];
    this.retryAfterSeconds = retryAfter !== null && /^\d+$/.test(retryAfter) ? Number(retryAfter) : null;
  }
}
