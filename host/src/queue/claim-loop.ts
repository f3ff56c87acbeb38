import { type Clock, toValetError } from '@valet/core';
import PQueue from 'p-queue';
import type { Log } from '../log.ts';
import type { JobRow } from '../store/entity/job.ts';
import type { Store } from '../store/store.ts';
import type { Waker } from './waker.ts';

/** What a queue needs. */
export interface ClaimLoopDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly waker: Waker;
  /** Jobs that run at the same time. */
  readonly concurrency: number;
  /** Takes the next jobs that are due, at most so many. */
  claim(limit: number): Promise<readonly JobRow[]>;
  /** Runs a claimed job; must not throw. */
  run(job: JobRow): Promise<void>;
}

/** Brings jobs to the worker: the store is the truth, the queue holds nothing that could be lost. */
export interface JobQueue {
  start(): void;
  /** Claims no more; resolves when it has let go of its waker, whatever still runs. */
  stop(): Promise<void>;
}

/** Why a nap ends; a reason of its own for each would take longer to make than what it wakes for. */
const woken = new Error('woken');
/** Nothing waits longer than this for a look at the store, should a wake-up be lost. */
const mostIdleMs = 2000;

/** A {@link JobQueue} that claims while a slot is free, and sleeps until it is woken or a retry is due. */
export function createClaimLoop({ store, clock, log, waker, concurrency, claim, run }: ClaimLoopDeps): JobQueue {
  const slots = new PQueue({ concurrency });
  const stopped = new AbortController();
  let nap = new AbortController();
  let isAwake = false;

  const wake = () => {
    isAwake = true;
    nap.abort(woken);
  };
  const freeSlots = () => concurrency - slots.pending - slots.size;
  const isFull = () => freeSlots() <= 0;
  const sleep = async () => {
    const due = isFull() ? null : await store.jobs.nextRunAt();
    if (isAwake) return;
    const ms = due === null ? mostIdleMs : Math.min(mostIdleMs, Math.max(1, due.getTime() - clock.now()));
    await clock.wait(ms, nap.signal).catch(() => undefined); // woken
  };
  const fillSlots = async () => {
    while (!stopped.signal.aborted && !isFull()) {
      const free = freeSlots();
      const jobs = await claim(free);
      const done = () => {
        waker.setFree(!isFull());
        wake();
      };
      for (const job of jobs) void slots.add(() => run(job)).finally(done);
      if (jobs.length < free) break;
      if (isFull()) waker.passOn();
    }
    waker.setFree(!isFull() && !stopped.signal.aborted);
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
        log.error({ cause: toValetError(error).message }, 'the queue could not read the store');
        await clock.wait(mostIdleMs, nap.signal).catch(() => undefined);
      }
    }
  };

  return {
    start() {
      waker.start(wake);
      void loop();
    },
    async stop() {
      stopped.abort();
      wake();
      await waker.stop();
    },
  };
}
