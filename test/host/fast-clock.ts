import { setTimeout as delay } from 'node:timers/promises';
import type { Clock } from '@valet/core';

/** A clock that runs `times` as fast as the machine's, so that backoffs and leases pass in a test's time. */
export function createFastClock(times: number): Clock {
  const startedAt = Date.now();
  return {
    now: () => startedAt + (Date.now() - startedAt) * times,
    wait: (ms, signal) => delay(ms / times, undefined, signal ? { signal } : {}),
  };
}
