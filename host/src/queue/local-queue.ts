import type { Clock } from '@valet/core';
import PQueue from 'p-queue';
import type { Log } from '../log.ts';
import type { JobRow } from '../store/entity/job.ts';
import type { Store } from '../store/store.ts';

/** What a queue needs. */
export interface LocalQueueDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** Jobs that run at the same time. */
  readonly concurrency: number;
  /** Takes the next job that is due; null when none is. */
  claim(): Promise<JobRow | null>;
  /** Runs a claimed job; must not throw. */
  run(job: JobRow): Promise<void>;
}

/** Wakes the worker: the store is the truth, the queue holds nothing that could be lost. */
export interface JobQueue {
  start(): void;
  /** Claims no more; resolves at once, whatever still runs. */
  stop(): void;
}

/** Nothing waits longer than this for a look at the store, should a signal be missed. */
const mostIdleMs = 5000;

/** A {@link JobQueue} in this process: claims while a slot is free, sleeps until a job comes in or a retry is due. */
export function createLocalQueue({ store, clock, log, concurrency, claim, run }: LocalQueueDeps): JobQueue {
  const slots = new PQueue({ concurrency });
  const stopped = new AbortController();
  let nap = new AbortController();
  let isAwake = false;

  const wake = () => {
    isAwake = true;
    nap.abort();
  };
  const isFull = () => slots.pending + slots.size >= concurrency;
  const sleep = async () => {
    const due = isFull() ? null : await store.jobs.nextRunAt();
    if (isAwake) return;
    const ms = due === null ? mostIdleMs : Math.min(mostIdleMs, Math.max(1, due.getTime() - clock.now()));
    await clock.wait(ms, nap.signal).catch(() => undefined); // woken
  };
  const fillSlots = async () => {
    while (!stopped.signal.aborted && !isFull()) {
      const job = await claim();
      if (!job) return;
      void slots.add(() => run(job)).finally(wake);
    }
  };
  const loop = async () => {
    while (!stopped.signal.aborted) {
      isAwake = false;
      nap = new AbortController();
      try {
        await fillSlots();
        await sleep();
      } catch (error) {
        if (stopped.signal.aborted) return;
        log.error(
          { cause: error instanceof Error ? error.message : String(error) },
          'the queue could not read the store',
        );
        await clock.wait(mostIdleMs, nap.signal).catch(() => undefined);
      }
    }
  };
  let unsubscribe: () => void = () => undefined;

  return {
    start() {
      unsubscribe = store.signals.on(({ kind }) => {
        if (kind === 'pending') wake();
      });
      void loop();
    },
    stop() {
      unsubscribe();
      stopped.abort();
      wake();
    },
  };
}
