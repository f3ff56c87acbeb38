import type { PageRequest, RequestGuard, RequestOutcome } from '@valet/core';
import type { BrowserContext, Request } from 'playwright-core';
import { BrowserWire } from './browser-wire.ts';
import { describeRequest, type PausedRequest } from './paused-request.ts';

const bodyLimitBytes = 64 * 1024;

/** A host to which the browser may not send again by itself when a connection dies. */
export interface HostHold {
  end(): void;
}

/** Holds a host until the returned hold ends; given by a tier that owns the browser's way to the network. */
export type HoldHost = (host: string) => HostHold;

/** An allowed request whose answer a guard waits for. */
interface Watched {
  readonly guard: RequestGuard;
  readonly request: PageRequest;
  readonly hold: HostHold | undefined;
}

/** Puts a request guard on everything that a browser context sends. Costs nothing while no guard is set. */
export class WireGuard {
  readonly #context: BrowserContext;
  /** By the id under which Chromium holds the request. */
  readonly #watched = new Map<string, Watched>();
  readonly #holdHost: HoldHost | undefined;
  #guard: RequestGuard | undefined;
  #wire: BrowserWire | undefined;
  #count = 0;

  constructor(context: BrowserContext, holdHost?: HoldHost) {
    this.#context = context;
    this.#holdHost = holdHost;
  }

  async set(guard: RequestGuard | undefined): Promise<void> {
    this.#guard = guard;
    if (guard && !this.#wire) {
      this.#wire = BrowserWire.of(this.#context);
      this.#context.on('requestfailed', this.#onFailed);
      await this.#wire.join(this.#context, {
        decide: (paused) => this.#decide(paused),
        answer: (paused, body) => this.#answer(paused, body),
      });
    }
    if (!guard && this.#wire) {
      const wire = this.#wire;
      this.#wire = undefined;
      await wire.leave(this.#context);
    }
  }

  /** Reports every request that is still out as failed: no answer can come any more. */
  abandon(reason: string): void {
    for (const held of [...this.#watched.keys()]) this.#settle(held, { kind: 'failed', reason });
  }

  async #decide(paused: PausedRequest): Promise<'cut' | 'allow' | 'watch'> {
    const guard = this.#guard;
    if (!guard) return 'allow';
    this.#count += 1;
    const request = describeRequest(paused, `r${this.#count}`);
    const verdict = await guard.decide(request);
    if (verdict !== 'allow') return 'cut';
    if (!guard.watches(request)) return 'allow';
    this.#watched.set(paused.requestId, { guard, request, hold: this.#holdHost?.(new URL(request.url).hostname) });
    return 'watch';
  }

  #answer(paused: PausedRequest, body: Buffer): void {
    const status = paused.responseStatusCode;
    if (status === undefined) {
      this.#settle(paused.requestId, { kind: 'failed', reason: paused.responseErrorReason ?? 'Failed' });
      return;
    }
    const location = paused.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value ?? null;
    const text = body.subarray(0, bodyLimitBytes).toString('utf8');
    this.#settle(paused.requestId, { kind: 'response', status, location, body: text });
  }

  /**
   * A request that its page gives up is never answered; Playwright alone tells. It shares no id with the held request: of
   * like requests the oldest is meant. A request that was cut is told here too, and is not meant.
   */
  readonly #onFailed = (failed: Request): void => {
    const reason = failed.failure()?.errorText ?? 'failed';
    if (/BLOCKED_BY_CLIENT/.test(reason)) return;
    for (const [held, { request }] of this.#watched) {
      if (request.method !== failed.method() || request.url !== failed.url()) continue;
      this.#settle(held, { kind: 'failed', reason });
      return;
    }
  };

  #settle(held: string, outcome: RequestOutcome): void {
    const watched = this.#watched.get(held);
    if (!watched) return;
    this.#watched.delete(held);
    watched.hold?.end();
    watched.guard.settled(watched.request, outcome);
  }
}
