import type { Clock } from '@valet/core';

/** A clock that stands still, except that short waits move it on at once. */
export interface FakeClock extends Clock {
  /** Moves it on. */
  pass(ms: number): void;
}

/** Waits of this length and more (time limits) end only when their signal is aborted. */
const longMs = 500_000;

/** Makes a {@link FakeClock} that shows `now`. */
export function createFakeClock(now = Date.parse('2026-03-02T08:00:00Z')): FakeClock {
  let at = now;
  return {
    now: () => at,
    pass(ms) {
      at += ms;
    },
    async wait(ms, signal) {
      signal?.throwIfAborted();
      if (ms >= longMs) return untilAborted(signal);
      at += ms;
    },
  };
}

/** Ends only when the signal says so. */
export function untilAborted(signal: AbortSignal | undefined): Promise<void> {
  const { promise, reject } = Promise.withResolvers<void>();
  signal?.addEventListener('abort', () => reject(signal.reason), { once: true });
  return promise;
}
