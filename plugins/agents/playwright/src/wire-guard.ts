import type { PageRequest, RequestGuard, RequestOutcome } from '@valet/core';
import type { BrowserContext, Request, Response, Route } from 'playwright-core';

const everything = '**/*';
const bodyLimitBytes = 64 * 1024;

/**
 * Puts a request guard on everything that a browser context sends: documents, frames, workers, popups, beacons.
 * Costs nothing while no guard is set.
 */
export class WireGuard {
  readonly #context: BrowserContext;
  readonly #watched = new Map<Request, PageRequest>();
  #guard: RequestGuard | undefined;
  #count = 0;

  constructor(context: BrowserContext) {
    this.#context = context;
  }

  async set(guard: RequestGuard | undefined): Promise<void> {
    const before = this.#guard;
    this.#guard = guard;
    if (guard && !before) {
      this.#context.on('response', this.#onResponse);
      this.#context.on('requestfailed', this.#onFailed);
      await this.#context.route(everything, this.#onRoute);
    }
    if (!guard && before) await this.#context.unroute(everything, this.#onRoute);
  }

  /** Reports every request that is still out as failed: no answer can come any more. */
  abandon(reason: string): void {
    for (const request of [...this.#watched.keys()]) this.#settle(request, { kind: 'failed', reason });
  }

  readonly #onRoute = async (route: Route): Promise<void> => {
    const guard = this.#guard;
    if (!guard) return route.continue().catch(ignoreGone);
    const request = this.#describe(route.request());
    const verdict = await guard.decide(request).catch(() => 'cut' as const);
    if (verdict !== 'allow') return route.abort('blockedbyclient').catch(ignoreGone);
    if (guard.watches(request)) this.#watched.set(route.request(), request);
    return route.continue().catch(ignoreGone);
  };

  readonly #onResponse = (response: Response): void => {
    const described = this.#take(response.request());
    if (described) void this.#report(response, described);
  };

  readonly #onFailed = (request: Request): void => {
    this.#settle(request, { kind: 'failed', reason: request.failure()?.errorText ?? 'failed' });
  };

  async #report(response: Response, described: PageRequest): Promise<void> {
    const location = response.headers()['location'] ?? null;
    const body = location === null ? await textOf(response) : '';
    this.#guard?.settled(described, { kind: 'response', status: response.status(), location, body });
  }

  #settle(request: Request, outcome: RequestOutcome): void {
    const described = this.#take(request);
    if (described) this.#guard?.settled(described, outcome);
  }

  #take(request: Request): PageRequest | undefined {
    const described = this.#watched.get(request);
    this.#watched.delete(request);
    return described;
  }

  #describe(request: Request): PageRequest {
    this.#count += 1;
    return {
      id: `r${this.#count}`,
      method: request.method(),
      url: request.url(),
      resourceType: request.resourceType(),
      isNavigation: request.isNavigationRequest(),
      bodySizeBytes: request.postDataBuffer()?.length ?? 0,
    };
  }
}

async function textOf(response: Response): Promise<string> {
  const body = await response.body().catch(() => Buffer.alloc(0));
  return body.subarray(0, bodyLimitBytes).toString('utf8');
}

/** A request whose page has gone needs no answer. */
function ignoreGone(): void {}
