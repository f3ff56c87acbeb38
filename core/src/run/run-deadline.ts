import type { Clock } from '../clock.ts';
import { ValetError } from '../error/valet-error.ts';

/** The time limit of a run, which stands still while a person is waited for. */
export interface RunDeadline {
  /** Aborted with `timeout` when the limit is reached, or with the outer signal's reason. */
  readonly signal: AbortSignal;
  /** Milliseconds that are left. */
  readonly leftMs: number;
  /** Runs `work` with the limit standing still. */
  suspend<T>(work: () => Promise<T>): Promise<T>;
  /** Takes the timer down. */
  stop(): void;
}

/** Starts a deadline of `timeoutMs`. */
export function startDeadline(clock: Clock, timeoutMs: number, outer: AbortSignal): RunDeadline {
  const controller = new AbortController();
  const abort = (reason: unknown) => controller.abort(reason);
  let leftMs = timeoutMs;
  let timer: AbortController | undefined;
  let startedAt = 0;
  let isStopped = false;

  const start = () => {
    if (isStopped) return;
    timer = new AbortController();
    startedAt = clock.now();
    clock.wait(leftMs, timer.signal).then(
      () => abort(new ValetError('timeout', `The job did not end within ${Math.round(timeoutMs / 1000)} s.`)),
      () => undefined, // taken down
    );
  };
  const pause = () => {
    timer?.abort();
    leftMs = Math.max(1, leftMs - (clock.now() - startedAt));
  };

  const onOuter = () => abort(outer.reason);
  if (outer.aborted) onOuter();
  else outer.addEventListener('abort', onOuter, { once: true });
  start();
  return {
    signal: controller.signal,
    get leftMs() {
      return Math.max(0, leftMs - (clock.now() - startedAt));
    },
    async suspend(work) {
      pause();
      try {
        return await work();
      } finally {
        start();
      }
    },
    stop() {
      isStopped = true;
      timer?.abort();
      outer.removeEventListener('abort', onOuter);
    },
  };
}

/** Settles like `promise`, but rejects with the signal's reason as soon as it is aborted. */
export async function orAbort<T>(promise: Promise<T>, signal: AbortSignal): Promise<T> {
  if (signal.aborted) {
    promise.catch(() => undefined); // nobody waits for it any more
    throw signal.reason;
  }
  const { promise: aborted, reject } = Promise.withResolvers<never>();
  const onAbort = () => reject(signal.reason);
  signal.addEventListener('abort', onAbort, { once: true });
  try {
    return await Promise.race([promise, aborted]);
  } finally {
    signal.removeEventListener('abort', onAbort);
  }
}
