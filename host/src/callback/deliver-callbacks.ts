import type { Clock } from '@valet/core';
import type { Callback } from '@valet/schemas';
import type { Log } from '../log.ts';
import type { OutboxRow } from '../store/entity/callback-outbox.ts';
import type { Store } from '../store/store.ts';

/** Sends one callback; resolves with the HTTP status, rejects when no answer came. */
export type SendCallback = (url: string, payload: Callback, signal: AbortSignal) => Promise<number>;

/** What delivery needs. */
export interface DeliveryDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly send: SendCallback;
}

/** Carries callbacks from the outbox to the backend. */
export interface CallbackDelivery {
  start(): void;
  /** Sends no more; resolves when what is on its way has been answered or given up. */
  stop(): Promise<void>;
}

/** HTTP contract §5.7: time for one answer, and the waits before the three retries. */
const timeoutMs = 10_000;
const retryMs = [1000, 3000, 10_000];
/** Callbacks on their way at the same time, each of another job. */
const mostAtOnce = 8;
const mostIdleMs = 30_000;

/**
 * Makes a {@link CallbackDelivery}. Those of one job go out one after another, in order; one that is given up is
 * parked, and the next follows. A failed callback never fails the job.
 */
export function createCallbackDelivery({ store, clock, log, send }: DeliveryDeps): CallbackDelivery {
  const underWay = new Map<string, Promise<void>>();
  const stopped = new AbortController();
  let nap = new AbortController();
  let isAwake = false;
  let running: Promise<void> = Promise.resolve();

  const wake = () => {
    isAwake = true;
    nap.abort();
  };

  const deliver = async (row: OutboxRow) => {
    const problem = await attempt(row);
    if (problem !== null && stopped.signal.aborted) return; // cut off by the stop: it is sent again after the start
    const now = new Date(clock.now());
    const attempts = row.attempts + 1;
    if (problem === null) {
      return store.outbox.update(row.id, { state: 'delivered', attempts, deliveredAt: now, lastError: null });
    }
    const wait = retryMs[attempts - 1];
    log.warn(
      { jobId: row.jobId, status: row.payload.status, attempts, problem },
      wait === undefined ? 'callback parked' : 'callback failed',
    );
    await store.outbox.update(row.id, {
      attempts,
      lastError: problem,
      ...(wait === undefined ? { state: 'parked' } : { nextAttemptAt: new Date(now.getTime() + wait) }),
    });
  };

  const attempt = async (row: OutboxRow): Promise<string | null> => {
    try {
      const status = await send(
        row.url,
        row.payload,
        AbortSignal.any([stopped.signal, AbortSignal.timeout(timeoutMs)]),
      );
      return status >= 200 && status < 300 ? null : `HTTP ${status}`;
    } catch (error) {
      return describe(error);
    }
  };

  const sendDue = async () => {
    const room = mostAtOnce - underWay.size;
    const options = { now: new Date(clock.now()), limit: room, except: [...underWay.keys()] };
    const rows = room > 0 ? await store.outbox.due(options) : [];
    for (const row of rows) {
      const work = deliver(row)
        .catch((error: unknown) =>
          log.error({ jobId: row.jobId, cause: describe(error) }, 'callback could not be noted'),
        )
        .finally(() => {
          underWay.delete(row.jobId);
          wake();
        });
      underWay.set(row.jobId, work);
    }
  };
  const sleep = async () => {
    const isFull = underWay.size >= mostAtOnce;
    const due = isFull ? null : await store.outbox.nextAttemptAt({ except: [...underWay.keys()] });
    if (isAwake) return;
    const ms = due === null ? mostIdleMs : Math.min(mostIdleMs, Math.max(1, due.getTime() - clock.now()));
    await clock.wait(ms, nap.signal).catch(() => undefined); // woken
  };
  const loop = async () => {
    while (!stopped.signal.aborted) {
      isAwake = false;
      nap = new AbortController();
      await sendDue();
      await sleep();
    }
  };
  let unsubscribe: () => void = () => undefined;

  return {
    start() {
      unsubscribe = store.on('outbox', wake);
      running = loop().catch((error: unknown) => log.error({ cause: describe(error) }, 'callback delivery ended'));
    },
    async stop() {
      unsubscribe();
      stopped.abort();
      wake();
      await running;
      await Promise.all(underWay.values());
    },
  };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return cause ? `${error.message}: ${cause}` : error.message;
}

/** Sends over HTTP. Redirects are not followed: the address was given, not guessed. */
export const sendOverHttp: SendCallback = async (url, payload, signal) => {
  const response = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', 'user-agent': 'valet' },
    body: JSON.stringify(payload),
    redirect: 'manual',
    signal,
  });
  await response.body?.cancel();
  return response.status;
};
