import type { ManualCondition } from '@valet/schemas';
import { describeValue } from '../manual/value-key.ts';
import type { StepScope, TaskContext } from './task-context.ts';
import { callTaskIn } from './task-script.ts';
import { knownText } from './task-value.ts';
import { askUntil, isLeft, type PageMark, placeOf, readPage, unlessLeaving } from './watch-page.ts';

/** What a condition is held against beside the page. */
export interface ConditionView {
  readonly scope: StepScope;
  /** Of a post-condition: the page before the step. */
  readonly before?: PageMark | null;
  /** Of a field step: whether the control was proven to hold its value. */
  readonly isCommitted?: boolean;
}

type Part = keyof ManualCondition;
interface Row<P extends Part> {
  /** It asks something of the page. */
  readonly ofPage: boolean;
  holds(run: TaskContext, wanted: NonNullable<ManualCondition[P]>, view: ConditionView): boolean | Promise<boolean>;
  /** What was expected, in words. */
  say(wanted: NonNullable<ManualCondition[P]>): string;
}

/** One row for each part of a condition. */
const parts: { readonly [P in Part]: Row<P> } = {
  visible: {
    ofPage: true,
    async holds({ agent }, locator) {
      for (const { id } of agent.frames()) {
        const isShown = callTaskIn(agent, id, { call: 'showsLocated', argument: { locator } });
        if (await (id === 'main' ? isShown : isShown.catch(() => false))) return true; // a frame may be leaving
      }
      return false;
    },
    say: (locator) =>
      `${Object.entries(locator)
        .map(([key, text]) => (key === 'by' ? text : `"${text}"`))
        .join(' ')} to be shown`,
  },
  url: {
    ofPage: true,
    holds: ({ agent }, pattern) => new URLPattern(pattern).test(agent.getCurrentUrl()),
    say: (pattern) => `an address that fits ${pattern}`,
  },
  signature: {
    ofPage: true,
    holds: async (run, signature) => (await readPage(run)).signature === signature,
    say: (signature) => `a form of the signature ${signature.slice(0, 12)}`,
  },
  left: {
    ofPage: true,
    holds: async (run, wanted, { before }) =>
      before !== null && before !== undefined && (await isLeft(run, before)) === wanted,
    say: (wanted) => (wanted ? 'another page' : 'the same page'),
  },
  committed: {
    ofPage: false,
    holds: (_run, wanted, { isCommitted = false }) => isCommitted === wanted,
    say: (wanted) => (wanted ? 'the control to hold the value' : 'the control not to hold the value'),
  },
  known: {
    ofPage: false,
    holds: (run, ref, { scope }) => knownText(run, ref, scope) !== null,
    say: (ref) => `${describeValue(ref)} to be known`,
  },
  is: {
    ofPage: false,
    holds(run, { value, oneOf }, { scope }) {
      const text = knownText(run, value, scope)?.trim().toLowerCase();
      return oneOf.some((one) => one.trim().toLowerCase() === text);
    },
    say: ({ value, oneOf }) => `${describeValue(value)} to be ${oneOf.map((one) => `"${one}"`).join(' or ')}`,
  },
  // No generic task submits; see whyNoTask.
  submitted: { ofPage: false, holds: (_run, wanted) => !wanted, say: () => 'an application to be submitted' },
};

/** Whether every given part holds now. Error: `browser_crashed`; a page that is leaving rejects otherwise. */
export async function holdsNow(run: TaskContext, condition: ManualCondition, view: ConditionView): Promise<boolean> {
  for (const part of partsOf(condition)) if (!(await isHeld(run, condition, { ...view, part }))) return false;
  return true;
}

async function isHeld<P extends Part>(
  run: TaskContext,
  condition: ManualCondition,
  { part, ...view }: ConditionView & { readonly part: P },
): Promise<boolean> {
  const wanted = condition[part];
  const row: Row<P> = parts[part];
  return wanted === undefined || row.holds(run, wanted, view);
}

/** Waits until a condition holds; what was missing where it does not by `endsAt` (ms of the run's clock). */
export async function waitUntil(
  run: TaskContext,
  condition: ManualCondition,
  { endsAt, ...view }: ConditionView & { readonly endsAt: number },
): Promise<{ readonly expected: string; readonly found: string } | null> {
  const held = await askUntil(run, endsAt, async () => ((await holdsNow(run, condition, view)) ? true : null));
  if (held) return null;
  const missing: string[] = [];
  for (const part of partsOf(condition)) {
    const isMet = await unlessLeaving(run, () => isHeld(run, condition, { ...view, part }));
    if (!isMet) missing.push(sayPart(condition, part));
  }
  const expected = missing.join(' and ') || describeCondition(condition);
  return { expected, found: `${placeOf(run)} without it` };
}

/** Whether a condition asks something of the page. */
export function asksPage(condition: ManualCondition): boolean {
  return partsOf(condition).some((part) => parts[part].ofPage);
}

/** A condition in words. */
export function describeCondition(condition: ManualCondition): string {
  return partsOf(condition)
    .map((part) => sayPart(condition, part))
    .join(' and ');
}

function sayPart<P extends Part>(condition: ManualCondition, part: P): string {
  const wanted = condition[part];
  const row: Row<P> = parts[part];
  return wanted === undefined ? '' : row.say(wanted);
}

function partsOf(condition: ManualCondition): readonly Part[] {
  return (Object.keys(parts) as Part[]).filter((part) => condition[part] !== undefined);
}
