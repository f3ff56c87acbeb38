import type { Clock } from '@valet/core';

/** A clock that stands still until it is moved; who waits, waits until then. */
export interface HeldClock extends Clock {
  /** Moves it on and lets go of those whose time is over. */
  pass(ms: number): void;
  /** Resolves when somebody waits for so many milliseconds. */
  waited(ms: number): Promise<void>;
}

interface Waiter {
  readonly ms: number;
  readonly until: number;
  readonly done: () => void;
}

/** Makes a {@link HeldClock} that shows `now`. */
export function createHeldClock(now = Date.parse('2026-11-21T08:00:00Z')): HeldClock {
  let at = now;
  let waiters: readonly Waiter[] = [];
  let change = Promise.withResolvers<void>();
  const tell = () => {
    change.resolve();
    change = Promise.withResolvers();
  };
  return {
    now: () => at,
    pass(ms) {
      at += ms;
      const due = waiters.filter(({ until }) => until <= at);
      waiters = waiters.filter(({ until }) => until > at);
      for (const { done } of due) done();
    },
    async waited(ms) {
      while (!waiters.some((waiter) => waiter.ms === ms)) await change.promise;
    },
    wait(ms, signal) {
      const { promise, resolve, reject } = Promise.withResolvers<void>();
      if (signal?.aborted) return Promise.reject(signal.reason);
      const waiter: Waiter = { ms, until: at + ms, done: resolve };
      waiters = [...waiters, waiter];
      tell();
      signal?.addEventListener(
        'abort',
        () => {
          waiters = waiters.filter((one) => one !== waiter);
          reject(signal.reason);
        },
        { once: true },
      );
      return promise;
    },
  };
}
