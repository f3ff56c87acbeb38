import type { PageRequest, RequestGuard, RequestOutcome } from '@valet/core';
import type { BrowserContext, Request, Response, Route } from 'playwright-core';
import { type PausedRequest, RedirectTap } from './redirect-tap.ts';

const everything = '**/*';
const bodyLimitBytes = 64 * 1024;

/** A host to which the browser may not send again by itself when a connection dies. */
export interface HostHold {
  end(): void;
}

/** Holds a host until the returned hold ends; given by a tier that owns the browser's way to the network. */
export type HoldHost = (host: string) => HostHold;

/** An allowed request whose answer a guard waits for; `source` is absent for the follower of a redirect. */
interface Watched {
  readonly guard: RequestGuard;
  readonly request: PageRequest;
  readonly source?: Request;
  readonly hold: HostHold | undefined;
}

/**
 * Puts a request guard on everything that a browser context sends: documents, frames, workers, popups, beacons and the
 * followers of redirects. Costs nothing while no guard is set.
 *
 * Two layers: Playwright's routes hold the first request of a chain in every target from its first moment, but let
 * redirects pass; the tap holds redirects, and sees an answer before the page does (which may leave at once, and take the
 * body with it).
 */
export class WireGuard {
  readonly #context: BrowserContext;
  readonly #tap: RedirectTap;
  readonly #watched = new Set<Watched>();
  readonly #holdHost: HoldHost | undefined;
  #guard: RequestGuard | undefined;
  #count = 0;

  constructor(context: BrowserContext, holdHost?: HoldHost) {
    this.#context = context;
    this.#holdHost = holdHost;
    this.#tap = new RedirectTap(context, {
      decide: (paused) => this.#decideRedirect(paused),
      takesAnswer: (paused) => this.#findPaused(paused) !== undefined,
      answer: (paused, body) => this.#answerPaused(paused, body),
    });
    context.on('response', (response) => void this.#onResponse(response));
    context.on('requestfailed', (request) => this.#onFailed(request));
  }

  async set(guard: RequestGuard | undefined): Promise<void> {
    const before = this.#guard;
    this.#guard = guard;
    if (guard && !before) {
      await this.#context.route(everything, this.#onRoute);
      await this.#tap.start();
    }
    if (!guard && before) {
      await this.#context.unroute(everything, this.#onRoute);
      await this.#tap.stop();
    }
  }

  /** Reports every request that is still out as failed: no answer can come any more. */
  abandon(reason: string): void {
    for (const watched of [...this.#watched]) this.#settle(watched, { kind: 'failed', reason });
  }

  readonly #onRoute = async (route: Route): Promise<void> => {
    const source = route.request();
    const isAllowed = await this.#decide({
      method: source.method(),
      url: source.url(),
      resourceType: source.resourceType(),
      isNavigation: source.isNavigationRequest(),
      bodySizeBytes: source.postDataBuffer()?.length ?? 0,
      source,
    });
    await (isAllowed ? route.continue() : route.abort('blockedbyclient')).catch(ignoreGone);
  };

  #decideRedirect({ request, resourceType }: PausedRequest): Promise<boolean> {
    const entries = request.postDataEntries ?? [];
    return this.#decide({
      method: request.method,
      url: request.url,
      resourceType: resourceType.toLowerCase(),
      isNavigation: resourceType === 'Document',
      bodySizeBytes: entries.reduce((sum, entry) => sum + Buffer.byteLength(entry.bytes ?? '', 'base64'), 0),
    });
  }

  /** Asks the guard; a guard that fails cuts. */
  async #decide({ source, ...about }: Omit<PageRequest, 'id'> & { source?: Request }): Promise<boolean> {
    const guard = this.#guard;
    if (!guard) return true;
    this.#count += 1;
    const request: PageRequest = { id: `r${this.#count}`, ...about };
    const verdict = await guard.decide(request).catch(() => 'cut' as const);
    if (verdict !== 'allow') return false;
    if (guard.watches(request)) this.#watched.add(this.#watch({ guard, request, ...(source ? { source } : {}) }));
    return true;
  }

  #watch(watched: Omit<Watched, 'hold'>): Watched {
    return { ...watched, hold: this.#holdHost?.(new URL(watched.request.url).hostname) };
  }

  async #onResponse(response: Response): Promise<void> {
    const watched = this.#findSource(response.request());
    if (!watched) return;
    this.#watched.delete(watched);
    watched.hold?.end();
    const location = response.headers()['location'] ?? null;
    const body = location === null ? await response.body().catch(() => Buffer.alloc(0)) : Buffer.alloc(0);
    watched.guard.settled(watched.request, {
      kind: 'response',
      status: response.status(),
      location,
      body: textOf(body),
    });
  }

  #onFailed(request: Request): void {
    const watched = this.#findSource(request);
    if (watched) this.#settle(watched, { kind: 'failed', reason: request.failure()?.errorText ?? 'failed' });
  }

  #answerPaused(paused: PausedRequest, body: Buffer): void {
    const watched = this.#findPaused(paused);
    if (!watched) return;
    const location = paused.responseHeaders?.find(({ name }) => name.toLowerCase() === 'location')?.value ?? null;
    const status = paused.responseStatusCode;
    if (status === undefined) this.#settle(watched, { kind: 'failed', reason: paused.responseErrorReason ?? 'failed' });
    else this.#settle(watched, { kind: 'response', status, location, body: textOf(body) });
  }

  #settle(watched: Watched, outcome: RequestOutcome): void {
    if (!this.#watched.delete(watched)) return;
    watched.hold?.end();
    watched.guard.settled(watched.request, outcome);
  }

  #findSource(source: Request): Watched | undefined {
    return [...this.#watched].find((watched) => watched.source === source);
  }

  /** The two layers share no request id; of two like requests the one that left first is taken. */
  #findPaused({ request: { method, url } }: PausedRequest): Watched | undefined {
    return [...this.#watched].find(({ request }) => request.method === method && request.url === url);
  }
}

function textOf(body: Buffer): string {
  return body.subarray(0, bodyLimitBytes).toString('utf8');
}

/** A request whose page has gone needs no answer. */
function ignoreGone(): void {}
