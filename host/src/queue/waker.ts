import type { Signals } from '../signal/signals.ts';

/** Tells a worker that a job waits. Wake-ups may be lost or come twice. */
export interface Waker {
  start(wake: () => void): void;
  /** Whether the worker could take a job: one that cannot should not be woken in place of one that can. */
  setFree(isFree: boolean): void;
  /** The worker has taken what it can, and there may be more for another. */
  passOn(): void;
  stop(): Promise<void>;
}

/** A {@link Waker} where jobs come in by the same process. */
export function createLocalWaker(signals: Signals): Waker {
  let unsubscribe: () => void = () => undefined;
  return {
    start(wake) {
      unsubscribe = signals.on(({ kind }) => {
        if (kind === 'pending') wake();
      });
    },
    setFree: () => undefined,
    passOn: () => undefined,
    stop: async () => unsubscribe(),
  };
}
