import type { Field } from '@valet/schemas';
import type { Clock } from '../clock.ts';
import { isValetError } from '../error/valet-error.ts';
import { readValues } from '../form/read-options.ts';
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
/** A page that shows controls and has not moved for so long is taken though it goes on loading: some pictures never come. */
const stillMs = 3_000;

/**
 * Waits until the page has stopped building itself: it is loaded and its size has not changed for {@link quietMs}.
 * With `untilControls`, controls that can be filled end the wait at the first sample in which nothing moved.
 * Error: `address_refused` when the page was led where its tier does not go.
 */
export async function waitForQuietPage(
  agent: BrowserAgent,
  options: { clock: Clock; signal: AbortSignal; timeoutMs: number; untilControls: boolean },
): Promise<void> {
  const { clock, signal, timeoutMs, untilControls } = options;
  const endsAt = clock.now() + timeoutMs;
  let last = '';
  let movedAt = clock.now();
  let quietSince = movedAt;
  while (clock.now() < endsAt) {
    const samples = await sampleAll(agent);
    const print = samples.map(({ controls, elements }) => `${controls}/${elements}`).join(' ');
    const isComplete = samples.length > 0 && samples.every((sample) => sample.isComplete);
    const hasControls = untilControls && samples.some(({ controls }) => controls > 0);
    const isMoving = print !== last;
    last = print;
    if (isMoving) movedAt = clock.now();
    if (isMoving || !isComplete) quietSince = clock.now();
    const isStill = isComplete ? !isMoving : clock.now() - movedAt >= stillMs;
    if ((hasControls && isStill) || clock.now() - quietSince >= quietMs) return;
    await clock.wait(sampleMs, signal);
  }
}

async function sampleAll(agent: BrowserAgent): Promise<FrameSample[]> {
  const samples = await Promise.all(
    agent.frames().map(({ id }) => agent.evaluate(id, sampleFrame, undefined).catch(nullUnlessRefused)),
  );
  return samples.filter((sample) => sample !== null);
}

/** A frame that is navigating cannot be read yet; one that was led where it may not go never will be. */
function nullUnlessRefused(error: unknown): null {
  if (isValetError(error) && error.code === 'address_refused') throw error;
  return null;
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

/** True while a request is under way that was not when the page was opened. */
export function isSending(agent: BrowserAgent, background: ReadonlySet<number>): boolean {
  return (agent.requestsUnderWay?.() ?? []).some((id) => !background.has(id));
}

/** What is waited for by {@link waitForSettledValues}. */
export interface SettleOptions {
  readonly clock: Clock;
  readonly signal: AbortSignal;
  /** Requests that were under way before anything was filled. */
  readonly background: ReadonlySet<number>;
  /** How long nothing may have moved. */
  readonly quietMs: number;
  /** The site may be reading a file: it is waited for so long since then, and since the last request. */
  readonly reading: { readonly since: number; readonly ms: number } | null;
  readonly timeoutMs: number;
}

/**
 * Waits until the fields hold what they will go on holding: no request that began since is under way, and no value has
 * changed for `quietMs`. A site that reads a résumé rewrites fields when its answer comes. Ends at `timeoutMs` at the latest.
 */
export async function waitForSettledValues(
  agent: BrowserAgent,
  fields: readonly Field[],
  { clock, signal, background, quietMs, reading, timeoutMs }: SettleOptions,
): Promise<void> {
  const endsAt = clock.now() + timeoutMs;
  let last: string | null = null;
  let quietSince = clock.now();
  let heardAt = reading?.since ?? 0;
  while (clock.now() < endsAt) {
    const values = await readValues(agent, fields).catch(() => null); // the page may be leaving
    const print = JSON.stringify([...(values ?? [])]);
    const isHeard = isSending(agent, background);
    if (print !== last || isHeard) quietSince = clock.now();
    if (isHeard) heardAt = clock.now();
    last = print;
    const isRead = reading === null || clock.now() - heardAt >= reading.ms;
    if (isRead && clock.now() - quietSince >= quietMs) return;
    await clock.wait(sampleMs, signal);
  }
}
