import { ValetError } from '../error/valet-error.ts';

const nanosPerUsd = 1e9;

/**
 * US dollars as whole billionths, so that sums are exact: a hundred tenths of a cent are a dime, as floating point has it not.
 * Error: `internal_error` when it is no amount of money.
 */
export function toNanoUsd(usd: number): number {
  if (Number.isFinite(usd) && usd >= 0) return Math.round(usd * nanosPerUsd);
  throw new ValetError('internal_error', `A model's price must be a number of US dollars from 0 on, found ${usd}.`);
}

/** Whole billionths of a US dollar as US dollars. */
export function fromNanoUsd(nanos: number): number {
  return nanos / nanosPerUsd;
}
