import type { BrowserContext, Page, Request } from 'playwright-core';

/** How long after a click a page that it opens shows its first sign. */
const signMs = 300;

/**
 * Closes every page that opens beside the driven one, except the first that opens while {@link PopupWatch.follow} waits
 * for it: that one is handed over.
 */
export class PopupWatch {
  readonly #adopt: (page: Page) => void;
  #keepsAll = false;
  #wanted: { readonly sign: PromiseWithResolvers<void>; readonly arrival: PromiseWithResolvers<void> } | undefined;

  constructor(context: BrowserContext, adopt: (page: Page) => void) {
    this.#adopt = adopt;
    context.on('request', (request) => {
      if (opensPage(request)) this.#wanted?.sign.resolve();
    });
    context.on('requestfailed', (request) => {
      if (opensPage(request)) this.#wanted?.arrival.resolve();
    });
    context.on('page', (page) => this.#meet(page));
  }

  /** Does `act`; a page that it opens is handed over before this resolves. Waits for its arrival at most `timeoutMs`. */
  async follow(act: () => Promise<void>, timeoutMs: number): Promise<void> {
    const wanted = { sign: Promise.withResolvers<void>(), arrival: Promise.withResolvers<void>() };
    this.#wanted = wanted;
    await act();
    const hasSign = await isWithin(Promise.race([wanted.sign.promise, wanted.arrival.promise]), signMs);
    if (hasSign) await isWithin(wanted.arrival.promise, timeoutMs);
  }

  /** From now on every page that opens is handed over. */
  keepAll(): void {
    this.#keepsAll = true;
  }

  /** From now on nothing that opens is wanted. */
  stop(): void {
    this.#wanted = undefined;
  }

  #meet(page: Page): void {
    const wanted = this.#wanted;
    this.#wanted = undefined;
    if (!wanted && !this.#keepsAll) return void page.close().catch(() => undefined); // it may have closed itself
    this.#adopt(page);
    wanted?.arrival.resolve();
  }
}

/** A navigation of a page that Playwright has not shown yet: it then knows no frame. */
function opensPage(request: Request): boolean {
  if (!request.isNavigationRequest()) return false;
  try {
    request.frame();
    return false;
  } catch {
    return true;
  }
}

async function isWithin(promise: Promise<unknown>, ms: number): Promise<boolean> {
  const late = Promise.withResolvers<boolean>();
  const timer = setTimeout(late.resolve, ms, false);
  try {
    return await Promise.race([promise.then(() => true), late.promise]);
  } finally {
    clearTimeout(timer);
  }
}
