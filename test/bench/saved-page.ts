import { readFile } from 'node:fs/promises';
import { createPlaywrightAgent, type PlaywrightAgent } from '@valet/agent-playwright';
import type { Browser } from 'playwright-core';

const address = 'http://saved.test/';

/** Opens a saved page with its scripts off and the network cut, and hands an agent on it to `use`. */
export async function withSavedPage<T>(
  browser: Browser,
  file: string,
  use: (agent: PlaywrightAgent) => Promise<T>,
): Promise<T> {
  return withSavedMarkup(browser, await readFile(file, 'utf8'), use);
}

/** As {@link withSavedPage}, for markup that is at hand. */
export async function withSavedMarkup<T>(
  browser: Browser,
  body: string,
  use: (agent: PlaywrightAgent) => Promise<T>,
): Promise<T> {
  const context = await browser.newContext({ javaScriptEnabled: false, serviceWorkers: 'block' });
  try {
    const page = await context.newPage();
    let isServed = false;
    await page.route('**/*', (route) => {
      const request = route.request();
      if (!isServed && request.url() === address) {
        isServed = true;
        return route.fulfill({ body, contentType: 'text/html; charset=utf-8' });
      }
      // Saved pages without scripts may send themselves elsewhere; "no content" keeps the page as it is.
      return request.isNavigationRequest() ? route.fulfill({ status: 204 }) : route.abort();
    });
    const agent = createPlaywrightAgent({ context, page });
    await agent.navigate(address);
    return await use(agent);
  } finally {
    await context.close();
  }
}
