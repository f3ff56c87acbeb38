import {
  type AssertedEvent,
  AssertedEventType,
  type Key,
  maxTimeout,
  parse,
  type Step,
  StepType,
  type UserFlow,
} from '@puppeteer/replay';
import { isFieldStep } from '@valet/core';
import type { Locator, Manual, ManualCondition, ManualStep } from '@valet/schemas';
import { urlOfPattern } from './literal-pattern.ts';
import { selectorOf } from './locator-selector.ts';
import { placeholderOf } from './value-placeholder.ts';

/** A recording, with a line for each thing of the manual that it cannot say. */
export interface Exported {
  readonly recording: UserFlow;
  readonly notes: readonly string[];
}

/** What a step without an offset of its own is pressed at, in px from its corner. */
const offset = { offsetX: 1, offsetY: 1 };

/**
 * Writes a manual as a recording of the Chrome DevTools Recorder, all pages in a row. Values stand as placeholders,
 * `{{profile.first_name}}`; `importRecording` reads them back.
 */
export function exportManual(manual: Manual): Exported {
  const notes: string[] = [];
  const steps: Step[] = [];
  for (const [at, page] of manual.pages.entries()) {
    for (const [index, step] of page.steps.entries()) {
      const note = (what: string) => notes.push(`/pages/${at}/steps/${index} (${step.type}) ${what}`);
      if (step.when) note('does not keep when it is done');
      writeStep(steps, step, note);
    }
  }
  return { recording: parse({ title: manual.id, steps }), notes };
}

type Note = (what: string) => void;

function writeStep(steps: Step[], step: ManualStep, note: Note): void {
  if (step.type === 'wait') {
    writeWait(steps, step, { condition: step.until, note });
    return;
  }
  if (step.type === 'assert') {
    note('becomes a wait: a recording knows no other proof');
    writeWait(steps, step, { condition: step.that, note });
    return;
  }
  const base = { target: 'main', ...timeoutOf(step, note) };
  if (step.type === 'navigate') {
    steps.push({ type: StepType.Navigate, ...base, url: step.url, ...eventsOf(step.post, note) });
    return;
  }
  if (step.type === 'press') {
    const key = step.key as Key;
    steps.push({ type: StepType.KeyDown, ...base, key, ...eventsOf(step.post, note) });
    steps.push({ type: StepType.KeyUp, target: 'main', key });
    return;
  }
  if (!isFieldStep(step) && step.type !== 'click' && step.type !== 'submit') {
    note('is left out: a recording has no such step');
    return;
  }
  const selectors = selectorsOf(step.locators, note);
  if (selectors.length === 0) note('is left out: no locator of it can be a selector');
  else if (isFieldStep(step))
    steps.push({ type: StepType.Change, ...base, selectors, value: placeholderOf(step.value) });
  else steps.push({ type: StepType.Click, ...base, selectors, ...offset, ...eventsOf(step.post, note) });
  if (step.type === 'submit') note('becomes a click: a recording does not know that the application was sent');
}

/** A wait for a page belongs to the step before it, one for a control is a step of its own. */
function writeWait(
  steps: Step[],
  step: ManualStep,
  { condition, note }: { condition: ManualCondition; note: Note },
): void {
  const before = steps.at(-1);
  const selector = condition.visible && selectorOf(condition.visible);
  if (selector) {
    steps.push({ type: StepType.WaitForElement, target: 'main', ...timeoutOf(step, note), selectors: [[selector]] });
  } else if ((condition.url !== undefined || condition.left) && before && !before.assertedEvents) {
    steps.splice(-1, 1, { ...before, ...eventsOf(condition, note) });
  } else {
    note('is left out: a recording waits for controls and pages only');
  }
}

function selectorsOf(locators: readonly Locator[], note: Note): string[][] {
  const selectors = locators.flatMap((locator, at) => {
    const selector = selectorOf(locator);
    if (selector === null) note(`does not keep its locators/${at}: no selector says it`);
    return selector === null ? [] : [selector];
  });
  return [...new Set(selectors)].map((selector) => [selector]);
}

function eventsOf({ url, left }: ManualCondition, note: Note): { assertedEvents?: AssertedEvent[] } {
  if (url === undefined && left !== true) return {};
  const address = url === undefined ? null : urlOfPattern(url);
  if (url !== undefined && address === null)
    note('does not keep its pattern of addresses: a recording knows single ones');
  return { assertedEvents: [{ type: AssertedEventType.Navigation, ...(address === null ? {} : { url: address }) }] };
}

function timeoutOf({ timeoutMs }: ManualStep, note: Note): { timeout?: number } {
  if (timeoutMs === undefined) return {};
  if (timeoutMs > maxTimeout) note(`waits ${maxTimeout / 1000} s at most, as recordings do`);
  return { timeout: Math.min(timeoutMs, maxTimeout) };
}
