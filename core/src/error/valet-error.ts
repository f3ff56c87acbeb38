import type { FailedStep } from '@valet/schemas';
import type { BudgetRefusal } from '../budget/budget-ledger.ts';
import { type ErrorCode, errorTable, type NextAction } from './error-code.ts';

const marker = Symbol.for('valet.error');

/** Facts that travel with an error; never a candidate's data, never a secret. */
export interface ErrorDetails {
  /** Questions that a person has to answer (labels as the form shows them). */
  readonly questions?: readonly string[];
  /** JSON pointers and sentences, for input that failed its schema. */
  readonly fields?: readonly { pointer: string; message: string }[];
  /** When to try again, where that is known. */
  readonly retryAfterSeconds?: number;
  /** The limit that refused a call of a model, and what was left of it. */
  readonly budget?: BudgetRefusal;
  /** What became of each model that was to be asked: a kind of failure, or `left_alone`. */
  readonly models?: readonly { readonly provider: string; readonly model: string; readonly failure: string }[];
  /** The step of a manual that failed. */
  readonly step?: FailedStep;
}

/** The one error type of Valet. The message names the thing, what was expected, and the mend. */
export class ValetError extends Error {
  readonly [marker] = true;
  readonly code: ErrorCode;
  readonly details: ErrorDetails;

  constructor(code: ErrorCode, message: string, options: { cause?: unknown; details?: ErrorDetails } = {}) {
    super(message, options.cause === undefined ? undefined : { cause: options.cause });
    this.name = 'ValetError';
    this.code = code;
    this.details = options.details ?? {};
  }

  /** What to do next, from the table. */
  get next(): NextAction {
    return errorTable[this.code].next;
  }

  /** Whether another attempt may be made without a person, from the table. */
  get retryable(): boolean {
    return errorTable[this.code].retryable;
  }
}

/** Recognises a ValetError of any copy of this package (by marker, not by class). */
export function isValetError(error: unknown): error is ValetError {
  return typeof error === 'object' && error !== null && marker in error;
}

/** The error itself when it is Valet's own, else wrapped as `internal_error` (or the given code). */
export function toValetError(error: unknown, code: ErrorCode = 'internal_error'): ValetError {
  if (isValetError(error)) return error;
  return new ValetError(code, error instanceof Error ? error.message : String(error), { cause: error });
}

/** The page that was worked at is gone for good, and nothing that may be asked of it will answer. */
export function isPageLost(error: unknown): boolean {
  return isValetError(error) && (error.code === 'browser_crashed' || error.code === 'address_refused');
}
