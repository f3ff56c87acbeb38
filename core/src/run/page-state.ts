import type { Clock } from '../clock.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { pageFunction } from '../plugin/page-function.ts';

/** A sample of one frame. */
interface FrameSample {
  readonly controls: number;
  readonly elements: number;
  readonly isComplete: boolean;
}

const sampleFrame = pageFunction('sample-frame', (): FrameSample => {
  const fillable =
    'input:not([type=hidden]):not([type=submit]):not([type=button]):not([type=search]), textarea, select, [role=combobox], [contenteditable=true]';
  const isShown = (element: Element) => element.checkVisibility() || element.matches('input[type=file]');
  return {
    controls: [...document.querySelectorAll(fillable)].filter(isShown).length,
    elements: document.getElementsByTagName('*').length,
    isComplete: document.readyState === 'complete',
  };
});

const sampleMs = 50;
const quietMs = 750;

/**
 * Waits until the page has stopped building itself: it is loaded and its size has not changed for {@link quietMs}.
 * With `untilControls`, controls that can be filled end the wait at the first sample in which nothing moved.
 */
export async function waitForQuietPage(
  agent: BrowserAgent,
  options: { clock: Clock; signal: AbortSignal; timeoutMs: number; untilControls: boolean },
): Promise<void> {
  const { clock, signal, timeoutMs, untilControls } = options;
  const endsAt = clock.now() + timeoutMs;
  let last = '';
  let quietSince = clock.now();
  while (clock.now() < endsAt) {
    const samples = await sampleAll(agent);
    const print = samples.map(({ controls, elements }) => `${controls}/${elements}`).join(' ');
    const isComplete = samples.every((sample) => sample.isComplete);
    if (print !== last || !isComplete) {
      last = print;
      quietSince = clock.now();
    } else if (untilControls && samples.some(({ controls }) => controls > 0)) return;
    else if (clock.now() - quietSince >= quietMs) return;
    await clock.wait(sampleMs, signal);
  }
}

async function sampleAll(agent: BrowserAgent): Promise<FrameSample[]> {
  const samples = await Promise.all(
    agent.frames().map(({ id }) => agent.evaluate(id, sampleFrame, undefined).catch(() => null)), // a frame may be navigating
  );
  return samples.filter((sample) => sample !== null);
}

const matchesAny = pageFunction('matches-any', (selectors: readonly string[]): boolean =>
  selectors.some((selector) => {
    try {
      return document.querySelector(selector) !== null;
    } catch {
      return false;
    }
  }),
);

/** True when some frame holds an element of one of the selectors. */
export async function hasElement(agent: BrowserAgent, selectors: readonly string[]): Promise<boolean> {
  if (selectors.length === 0) return false;
  const found = await Promise.all(
    agent.frames().map(({ id }) => agent.evaluate(id, matchesAny, selectors).catch(() => false)),
  );
  return found.includes(true);
}
