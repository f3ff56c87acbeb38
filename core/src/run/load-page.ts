import type { PageAnswer } from './page-answer.ts';
import { waitForQuietPage } from './page-state.ts';
import type { RunContext } from './run-context.ts';

const pageTimeoutMs = 15_000;
/** Large pages on slow lines take their time until their HTML is there. */
const navigationTimeoutMs = 30_000;

/** Loads an address and waits until the page has built itself. Errors: those of `BrowserAgent.navigate`. */
export async function loadPage(run: RunContext, url: string, action = 'navigate'): Promise<PageAnswer> {
  const { agent, deadline, journal } = run;
  const { status, headers = {} } = await journal.act(action, () =>
    agent.navigate(url, { timeoutMs: navigationTimeoutMs, signal: deadline.signal }),
  );
  await settle(run);
  return { status, headers };
}

/** Waits until the page has built itself. */
export function settle({ agent, deps, deadline }: Pick<RunContext, 'agent' | 'deps' | 'deadline'>): Promise<void> {
  return waitForQuietPage(agent, {
    clock: deps.clock,
    signal: deadline.signal,
    timeoutMs: pageTimeoutMs,
    untilControls: true,
  });
}
