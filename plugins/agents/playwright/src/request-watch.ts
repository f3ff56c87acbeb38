import type { BrowserContext, Request } from 'playwright-core';

const byScripts: ReadonlySet<string> = new Set(['fetch', 'xhr']);

/** Knows which requests of a context's scripts have begun and not ended. */
export class RequestWatch {
  readonly #open = new Map<Request, number>();
  #count = 0;

  constructor(context: BrowserContext) {
    const end = (request: Request): void => void this.#open.delete(request);
    context.on('request', (request) => {
      if (!byScripts.has(request.resourceType())) return;
      this.#count += 1;
      this.#open.set(request, this.#count);
    });
    context.on('requestfinished', end).on('requestfailed', end);
  }

  /** Ids, oldest first; an id is never used again. */
  list(): readonly number[] {
    return [...this.#open.values()];
  }
}
