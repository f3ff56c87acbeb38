import type { Clock } from '@valet/core';
import type { Log } from '../log.ts';
import type { OutboxRow } from '../store/entity/callback-outbox.ts';
import type { Store } from '../store/store.ts';
import type { SendCallback } from './send-callback.ts';

/** What delivery needs. */
export interface DeliveryDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  readonly send: SendCallback;
}

/** HTTP contract §5.7: time for one answer, and the waits before the three retries. */
const timeoutMs = 10_000;
const retryMs = [1000, 3000, 10_000];
/** Callbacks on their way at the same time, each of another job. */
const mostAtOnce = 8;
const mostIdleMs = 30_000;

/**
 * Carries callbacks from the outbox to the backend. Those of one job go out one after another, in order; one that is
 * given up is parked, and the next follows. A failed callback never fails the job.
 */
export class CallbackDelivery {
  readonly #deps: DeliveryDeps;
  /** Deliveries on their way, by job. */
  readonly #underWay = new Map<string, Promise<void>>();
  readonly #stopped = new AbortController();
  #nap = new AbortController();
  #isAwake = false;
  #running: Promise<void> = Promise.resolve();
  #unsubscribe: () => void = () => undefined;

  constructor(deps: DeliveryDeps) {
    this.#deps = deps;
  }

  start(): void {
    this.#unsubscribe = this.#deps.store.signals.on(({ kind }) => {
      if (kind === 'outbox') this.#wake();
    });
    this.#running = this.#loop();
  }

  /** Sends no more; resolves when what is on its way has been answered or cut off. */
  async stop(): Promise<void> {
    this.#unsubscribe();
    this.#stopped.abort();
    this.#wake();
    await this.#running;
    await Promise.all(this.#underWay.values());
  }

  #wake(): void {
    this.#isAwake = true;
    this.#nap.abort();
  }

  async #loop(): Promise<void> {
    while (!this.#stopped.signal.aborted) {
      this.#isAwake = false;
      this.#nap = new AbortController();
      try {
        await this.#sendDue();
        await this.#sleep(await this.#nextAttemptAt());
      } catch (error) {
        this.#deps.log.error({ cause: describe(error) }, 'the outbox could not be read');
        await this.#sleep(null);
      }
    }
  }

  async #sendDue(): Promise<void> {
    const { store, clock, log } = this.#deps;
    const room = mostAtOnce - this.#underWay.size;
    if (room <= 0) return;
    const options = { now: new Date(clock.now()), limit: room, except: [...this.#underWay.keys()] };
    for (const row of await store.outbox.due(options)) {
      const work = this.#deliver(row)
        .catch((error: unknown) =>
          log.error({ jobId: row.jobId, cause: describe(error) }, 'callback could not be noted'),
        )
        .finally(() => {
          this.#underWay.delete(row.jobId);
          this.#wake();
        });
      this.#underWay.set(row.jobId, work);
    }
  }

  async #nextAttemptAt(): Promise<Date | null> {
    if (this.#underWay.size >= mostAtOnce) return null;
    return this.#deps.store.outbox.nextAttemptAt({ except: [...this.#underWay.keys()] });
  }

  /** Until the time, until woken, or for a while. */
  async #sleep(until: Date | null): Promise<void> {
    if (this.#isAwake) return;
    const { clock } = this.#deps;
    const ms = until === null ? mostIdleMs : Math.min(mostIdleMs, Math.max(1, until.getTime() - clock.now()));
    await clock.wait(ms, this.#nap.signal).catch(() => undefined); // woken
  }

  async #deliver(row: OutboxRow): Promise<void> {
    const { store, clock, log } = this.#deps;
    const problem = await this.#attempt(row);
    if (problem !== null && this.#stopped.signal.aborted) return; // cut off by the stop: it is sent again after the start
    const now = new Date(clock.now());
    const attempts = row.attempts + 1;
    if (problem === null) {
      return store.outbox.update(row.id, { state: 'delivered', attempts, deliveredAt: now, lastError: null });
    }
    const wait = retryMs[attempts - 1];
    const facts = { jobId: row.jobId, status: row.payload.status, attempts, problem };
    log.warn(facts, wait === undefined ? 'callback parked' : 'callback failed');
    await store.outbox.update(row.id, {
      attempts,
      lastError: problem,
      ...(wait === undefined ? { state: 'parked' } : { nextAttemptAt: new Date(now.getTime() + wait) }),
    });
  }

  /** Null when the backend took it, else what went wrong. */
  async #attempt(row: OutboxRow): Promise<string | null> {
    const signal = AbortSignal.any([this.#stopped.signal, AbortSignal.timeout(timeoutMs)]);
    try {
      const status = await this.#deps.send(row.url, row.payload, signal);
      return status >= 200 && status < 300 ? null : `HTTP ${status}`;
    } catch (error) {
      return describe(error);
    }
  }
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return cause ? `${error.message}: ${cause}` : error.message;
}
