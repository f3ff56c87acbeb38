import type { ValetError } from '@valet/core';
import type { BrowserContext, Page, Request } from 'playwright-core';

/** Why the tier has refused to connect to a host (the hostname of a URL); undefined when it has not. */
export type WhyRefused = (hostname: string) => ValetError | undefined;

/**
 * Knows whether a page was led to a host that its tier refuses. The browser shows an error page of its own then, which
 * says nothing of the reason.
 */
export class RefusalWatch {
  #refusal: { readonly page: Page; readonly error: ValetError } | undefined;

  constructor(context: BrowserContext, whyRefused: WhyRefused) {
    context.on('requestfailed', (request) => {
      if (!request.isNavigationRequest()) return;
      const error = whyRefused(new URL(request.url()).hostname);
      const page = error && pageLedBy(request);
      if (error && page) this.#refusal = { page, error };
    });
  }

  /** The page is about to be led elsewhere. */
  forget(): void {
    this.#refusal = undefined;
  }

  /** Error: `address_refused` when the last address that this page was led to was refused. */
  assertNone(page: Page): void {
    if (this.#refusal?.page === page) throw this.#refusal.error;
  }
}

/** The page whose main frame the request was to load; undefined for a frame inside it, and for a page that is not ready. */
function pageLedBy(request: Request): Page | undefined {
  try {
    const frame = request.frame();
    return frame.parentFrame() === null ? frame.page() : undefined;
  } catch {
    return undefined; // Playwright throws where the frame is not known yet
  }
}
