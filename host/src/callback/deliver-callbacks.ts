import { type Clock, isValetError } from '@valet/core';
import type { Log } from '../log.ts';
import type { OutboxRow } from '../store/entity/callback-outbox.ts';
import type { Store } from '../store/store.ts';
import type { SendCallback } from './send-callback.ts';

/** What delivery needs. */
export interface DeliveryDeps {
  readonly store: Pick<Store, 'outbox' | 'signals'>;
  readonly clock: Clock;
  readonly log: Log;
  readonly send: SendCallback;
}

/** HTTP contract §5.7: time for one answer, and the waits before the three retries. */
const timeoutMs = 10_000;
const retryMs = [1000, 3000, 10_000];
/** Longer than an answer is waited for, so that no other host sends the same meanwhile. */
const leaseMs = timeoutMs + 5000;
/** Callbacks on their way at the same time, each of another job. */
const mostAtOnce = 32;
/** Leases that other hosts leave behind are seen after so long. */
const mostIdleMs = 5000;

/** What became of one try. */
type Outcome =
  | { readonly kind: 'taken'; readonly status: number }
  | {
      readonly kind: 'failed';
      readonly status: number | null;
      /** For the delivery log, which is the tenant's own. */
      readonly error: string;
      /** For the host's log, where nothing of a request stands: no host, no address. */
      readonly problem: string;
      readonly isFinal: boolean;
    };

/** Why a nap ends. */
const woken = new Error('woken');

/**
 * Carries callbacks from the outbox to the backend. Those of one job go out one after another, in order, whichever host sends
 * them; one that is given up is parked, and the next follows. A failed callback never fails the job.
 */
export class CallbackDelivery {
  readonly #deps: DeliveryDeps;
  readonly #underWay = new Set<Promise<void>>();
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
    await Promise.all(this.#underWay);
  }

  #wake(): void {
    this.#isAwake = true;
    this.#nap.abort(woken);
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
    for (const row of await store.outbox.claim({ now: new Date(clock.now()), limit: room, leaseMs })) {
      const work = this.#deliver(row)
        .catch((error: unknown) =>
          log.error({ jobId: row.jobId, cause: describe(error) }, 'callback could not be noted'),
        )
        .finally(() => {
          this.#underWay.delete(work);
          this.#wake();
        });
      this.#underWay.add(work);
    }
  }

  async #nextAttemptAt(): Promise<Date | null> {
    return this.#underWay.size >= mostAtOnce ? null : this.#deps.store.outbox.nextAttemptAt();
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
    const startedAt = new Date(clock.now());
    const outcome = await this.#attempt(row, startedAt);
    if (outcome.kind === 'failed' && this.#stopped.signal.aborted) {
      await store.outbox.settle(row, {}); // cut off by the stop: whoever comes next sends it
      return;
    }
    const now = new Date(clock.now());
    const change = changeAfter(row, outcome, now);
    if (outcome.kind === 'failed') {
      const facts = {
        jobId: row.jobId,
        status: row.payload.status,
        attempts: change.attempts,
        problem: outcome.problem,
      };
      log.warn(facts, change.state === 'parked' ? 'callback parked' : 'callback failed');
    }
    await store.outbox.settle(row, change, {
      tenant: row.tenant,
      jobId: row.jobId,
      startedAt,
      durationMs: Math.max(0, now.getTime() - startedAt.getTime()),
      httpStatus: outcome.status,
      error: outcome.kind === 'taken' ? null : outcome.error,
    });
  }

  async #attempt({ id, tenant, url, payload }: OutboxRow, at: Date): Promise<Outcome> {
    const late = AbortSignal.timeout(timeoutMs);
    try {
      const signal = AbortSignal.any([this.#stopped.signal, late]);
      const status = await this.#deps.send(url, payload, { id, tenant, at, signal });
      if (status >= 200 && status < 300) return { kind: 'taken', status };
      const said = `HTTP ${status}`;
      return { kind: 'failed', status, error: said, problem: said, isFinal: false };
    } catch (error) {
      const tooLate = late.aborted ? `no answer within ${timeoutMs / 1000} s` : null;
      // Where it leads is forbidden, not out of order.
      const isFinal = isValetError(error) && error.code === 'address_refused';
      return {
        ...{ kind: 'failed', status: null, isFinal },
        error: tooLate ?? describe(error),
        problem: tooLate ?? codeOf(error),
      };
    }
  }
}

function changeAfter(row: OutboxRow, outcome: Outcome, now: Date): Partial<OutboxRow> {
  const attempts = row.attempts + 1;
  if (outcome.kind === 'taken') return { state: 'delivered', attempts, deliveredAt: now, lastError: null };
  const wait = outcome.isFinal ? undefined : retryMs[attempts - 1];
  const next = wait === undefined ? ({ state: 'parked' } as const) : { nextAttemptAt: new Date(now.getTime() + wait) };
  return { attempts, lastError: outcome.error, ...next };
}

function describe(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const cause = error.cause instanceof Error ? error.cause.message : '';
  return cause ? `${error.message}: ${cause}` : error.message;
}

/** The code of what went wrong at the bottom, such as ENOTFOUND or `address_refused`. */
function codeOf(error: unknown): string {
  if (!(error instanceof Error)) return 'unknown';
  const below = error.cause instanceof Error ? codeOf(error.cause) : 'unknown';
  if (below !== 'unknown') return below;
  return 'code' in error && typeof error.code === 'string' ? error.code : 'unknown';
}
