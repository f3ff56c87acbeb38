import { randomUUID } from 'node:crypto';
import { hostname } from 'node:os';
import { type Clock, toValetError } from '@valet/core';
import type { Log } from '../log.ts';
import type { WorkerRepository } from '../store/store.ts';

/** What a worker tells of itself. */
export interface PresenceDeps {
  readonly workers: WorkerRepository;
  readonly clock: Clock;
  readonly log: Log;
  readonly workerId: string;
  readonly maxConcurrent: number;
  readonly everyMs: number;
  /** Jobs that it runs now. */
  active(): number;
  /** Called once, when somebody wants it to take no more jobs. */
  onDrain(): void;
}

/** Shows in the store that a worker lives. */
export interface Presence {
  start(): void;
  /** From now on it shows as draining. */
  drain(): void;
  /** Takes it off the list. */
  stop(): Promise<void>;
}

/** Makes a worker's presence, as one instance of its id. */
export function createPresence(deps: PresenceDeps): Presence {
  const { workers, clock, log, workerId, maxConcurrent, everyMs, active, onDrain } = deps;
  const stopped = new AbortController();
  const self = { instance: randomUUID(), id: workerId, hostname: hostname(), pid: process.pid, maxConcurrent };
  const startedAt = new Date(clock.now());
  let draining = false;
  let running: Promise<void> = Promise.resolve();

  const beat = async () => {
    const now = new Date(clock.now());
    const { drainRequested } = await workers.beat({
      ...self,
      activeJobs: active(),
      draining,
      startedAt,
      lastHeartbeat: now,
    });
    if (!drainRequested || draining) return;
    draining = true;
    onDrain();
  };
  const loop = async () => {
    while (!stopped.signal.aborted) {
      await beat().catch((error: unknown) =>
        log.error({ cause: toValetError(error).message }, 'the worker could not show that it lives'),
      );
      await clock.wait(everyMs, stopped.signal).catch(() => undefined); // stopped
    }
  };
  return {
    start() {
      running = loop();
    },
    drain() {
      draining = true;
    },
    async stop() {
      stopped.abort();
      await running;
      await workers.leave(self.instance).catch(() => undefined); // its silence tells too
    },
  };
}
