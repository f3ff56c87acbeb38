import { setTimeout as delay } from 'node:timers/promises';
import type { AttemptRunner } from '../../host/src/worker/worker-ports.ts';
import { attemptOverWire } from './wire-attempt.ts';

/** Gives a kill a chance to come between any two steps. */
const mostPauseMs = 400;

/** A runner for worker processes: attempts over the wire, with pauses of random length at every point. */
export async function createRunner(): Promise<AttemptRunner> {
  return {
    run: (request, ports, signal) =>
      attemptOverWire(request, ports, {
        signal,
        async reach() {
          await delay(Math.random() * mostPauseMs, undefined, { signal });
        },
      }),
    runTask: () => Promise.reject(new Error('there are no tasks here')),
    close: async () => undefined,
  };
}
