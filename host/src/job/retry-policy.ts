import { errorTable, isErrorCode, type SubmitIntent } from '@valet/core';

/** Waits before the first, second, ... retry; the last one holds for all further ones (HTTP contract §15). */
const backoffSeconds = [5, 10, 20, 40, 60];

/** Milliseconds to wait before retry number `retryCount` (counted from 1). */
export function backoffMs(retryCount: number): number {
  return (backoffSeconds[Math.min(retryCount, backoffSeconds.length) - 1] ?? 60) * 1000;
}

/** What decides whether a failed attempt is made again. */
export interface FailedAttempt {
  readonly code: string;
  readonly retryCount: number;
  readonly maxRetries: number;
  /** All intents of the job. */
  readonly intents: readonly SubmitIntent[];
}

/**
 * True when the error may pass by itself, retries are left, and it is proven that nothing was sent: any intent that is
 * not `rejected` forbids another attempt for good.
 */
export function mayRetry({ code, retryCount, maxRetries, intents }: FailedAttempt): boolean {
  const isPassing = isErrorCode(code) && errorTable[code].retryable;
  return isPassing && retryCount < maxRetries && intents.every(({ state }) => state === 'rejected');
}
