import { agentContextOptions, createPlaywrightAgent, type PlaywrightAgent } from '@valet/agent-playwright';
import { type ElementTarget, isValetError, type PageScript } from '@valet/core';
import { findBrowser } from '@valet/tier-local';
import type { Browser, BrowserContext, Page } from 'playwright-core';
import type { Test } from 'tap';
import { launchBrowser } from '../../plugins/tiers/local/src/launch-browser.ts';

/** An agent on a fresh page, closed with the test. */
export interface OpenedAgent {
  readonly agent: PlaywrightAgent;
  readonly context: BrowserContext;
  readonly page: Page;
}

/** Starts the browser that a test file shares: VALET_BROWSER, or the one that the local tier finds. */
export async function startBrowser(): Promise<Browser> {
  const { path } = await findBrowser({ browser: process.env['VALET_BROWSER'] });
  return launchBrowser({ path, headed: false, sandbox: process.getuid?.() !== 0 });
}

export async function openAgent(
  browser: Browser,
  test: Pick<Test, 'teardown'>,
  { actionTimeoutMs = 5000 }: { actionTimeoutMs?: number } = {},
): Promise<OpenedAgent> {
  const context = await browser.newContext(agentContextOptions);
  const page = await context.newPage();
  const agent = createPlaywrightAgent({ context, page }, { actionTimeoutMs });
  test.teardown(async () => {
    agent.end();
    await context.close();
  });
  return { agent, context, page };
}

export const title: PageScript<null, string> = { id: 'title', source: '() => document.title' };
export const titleIs: PageScript<string, boolean> = { id: 'title-is', source: '(wanted) => document.title === wanted' };
export const inputValue: PageScript<string, string> = {
  id: 'value-of',
  source: '(css) => document.querySelector(css).value',
};

const query: PageScript<string, Element | null> = { id: 'query', source: '(css) => document.querySelector(css)' };

export const at = (css: string, frame = 'main'): ElementTarget<string> => ({ frame, find: query, argument: css });

/** A script of some statements. */
export const run = (source: string): PageScript<null, unknown> => ({ id: source, source: `() => { ${source} }` });

/** Longest wait for what should happen at once. */
export const patience = { timeoutMs: 5000 };

/** The Valet error that the work ends with; `none` when it is no such error. */
export async function errorOf(work: Promise<unknown>): Promise<{ code: string; message: string }> {
  const error = await work.then(
    () => 'no error',
    (reason: unknown) => reason,
  );
  return isValetError(error) ? { code: error.code, message: error.message } : { code: 'none', message: String(error) };
}
