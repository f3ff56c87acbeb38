import type {
  AssertedEvent,
  ChangeStep,
  ClickStep,
  KeyDownStep,
  KeyUpStep,
  NavigateStep,
  Step,
  WaitForElementStep,
} from '@puppeteer/replay';
import { describeValue, type FieldStep, findRefs, nameStep } from '@valet/core';
import type { Locator, ManualCondition, ManualStep, PressStep } from '@valet/schemas';
import { labelOfControl } from './control-name.ts';
import { fieldOf } from './field-of-step.ts';
import type { ImportOptions } from './import-options.ts';
import { patternOfUrl } from './literal-pattern.ts';
import { locatorsOf } from './locator-selector.ts';
import { type NamedValue, readValueRef, wordsOfPlaceholder } from './value-placeholder.ts';

type Locators = [Locator, Locator, ...Locator[]];

/** An import under way: what was made so far, and what it knows of the steps before. */
export interface ImportState {
  readonly options: ImportOptions;
  /** Milliseconds that the recording gives each step that has no time of its own. */
  readonly timeoutMs: number | undefined;
  readonly steps: ManualStep[];
  readonly notes: string[];
  readonly refusals: string[];
  /** Keys that are down. */
  readonly held: Set<string>;
  readonly names: Set<string>;
  /** The control that has the focus, as far as it is known. */
  focus: Locators | null;
}

/** A recorded step with its place. */
interface Placed<S> {
  readonly step: S;
  readonly at: number;
}

/** What the Recorder waits when nothing is said (puppeteer/replay, Runner). */
const waitMs = 5_000;
const mostUrl = 500;

/** Adds what one recorded step is in a manual: steps, a note about what is left out, or a refusal. */
export function convertStep(state: ImportState, step: Step, at: number): void {
  if (state.options.leftOut?.has(at)) {
    note(state, { step, at }, 'is left out, as you said');
    return;
  }
  if (('frame' in step && step.frame?.length) || ('target' in step && step.target && step.target !== 'main')) {
    note(state, { step, at }, 'does not keep which frame or window it was done in');
  }
  // One row for each type of step: a new one does not compile until it has its row.
  const convert = {
    navigate,
    change,
    click,
    keyDown,
    keyUp,
    waitForElement,
    setViewport: meansNothing,
    scroll: meansNothing,
    emulateNetworkConditions: meansNothing,
    close: meansNothing,
    doubleClick: refuseType,
    hover: refuseType,
    waitForExpression: refuseType,
    customStep: refuseType,
  } satisfies Record<Step['type'] & string, unknown> as Record<
    string,
    (state: ImportState, placed: Placed<never>) => void
  >;
  convert[step.type]?.(state, { step, at } as Placed<never>);
}

function navigate(state: ImportState, { step, at }: Placed<NavigateStep>): void {
  state.focus = null;
  if (/^(?:about|chrome|edge):/.test(step.url)) {
    note(state, { step, at }, 'is left out: it opens no site');
    return;
  }
  if (!URL.canParse(step.url) || !/^https?:/.test(step.url) || step.url.length > mostUrl) {
    refuse(state, { step, at }, `opens no http or https address of at most ${mostUrl} characters`);
    return;
  }
  const { host, pathname } = new URL(step.url);
  const post = navigation(state, { step, at }, step.url) ?? { left: true };
  const intention = `Open ${host}${pathname}`;
  add(state, step, { type: 'navigate', ...named(state, intention), url: step.url, post, onFail: 'fail' });
}

function change(state: ImportState, { step, at }: Placed<ChangeStep>): void {
  const locators = findControl(state, { step, at });
  const { type, ...field } = fieldOf(locators ?? []);
  const found = readTyped(state, { step, at });
  if ('mistake' in found) refuse(state, { step, at }, `${field.label ? `into "${field.label}" ` : ''}${found.mistake}`);
  if (!locators || 'mistake' in found) return;
  state.focus = locators;
  const verb = { fill: 'Fill', choose: 'Choose for', check: 'Set', upload: 'Attach to' }[type];
  const intention = `${verb} "${labelOfControl(locators).slice(0, 200)}": ${describeValue(found.value).slice(0, 200)}`;
  const filled: FieldStep = {
    type: type as 'fill',
    id: nameStep(field.field, state.names),
    intention,
    ...field,
    locators,
    value: found.value,
    confidence: 1,
    post: { committed: true },
    onFail: 'heal',
  };
  add(state, step, filled);
  const until = navigation(state, { step, at });
  if (!until) return;
  state.focus = null;
  const wait = { ...named(state, 'Wait for the next page'), until, timeoutMs: timeoutOf(state, step) ?? waitMs };
  state.steps.push({ type: 'wait', ...wait, onFail: 'fail' });
}

/** Where a typed value comes from; the text itself only where a person said that it is nobody's. */
function readTyped({ options }: ImportState, { step, at }: Placed<ChangeStep>): NamedValue {
  const { profile, values, literals } = options;
  const said = values?.get(at);
  const words = said ?? wordsOfPlaceholder(step.value);
  if (words !== null && words !== undefined) {
    const named = readValueRef(words);
    return 'value' in named
      ? named
      : { mistake: `${said === undefined ? 'has a placeholder that' : 'has a --value that'} ${named.mistake}` };
  }
  if (literals?.has(at)) return { value: { literal: step.value } };
  const refs = profile ? findRefs(profile, step.value) : [];
  const [ref] = refs;
  if (ref && refs.length === 1) return { value: { ref } };
  const why = ref
    ? `types what ${refs.slice(0, 4).join(' and ')} both say`
    : `types a value that ${profile ? 'is no fact of the profile' : 'may be personal'}`;
  const mends = `say which it is with --value '${at}=${ref ?? 'profile.first_name'}'`;
  return { mistake: `${why}: ${mends}, or --literal ${at} if it is the same for everybody` };
}

function click(state: ImportState, { step, at }: Placed<ClickStep>): void {
  const locators = findControl(state, { step, at });
  if (step.button && step.button !== 'primary') {
    refuse(state, { step, at }, `of the button "${step.button}" has no counterpart in a manual`);
    return;
  }
  if (!locators) return;
  const moved = navigation(state, { step, at });
  const post = moved ?? { left: false };
  state.focus = moved ? null : locators;
  add(state, step, {
    type: 'click',
    ...named(state, `Press "${labelOfControl(locators).slice(0, 200)}"`),
    locators,
    post,
    onFail: 'heal',
  });
}

const keys: Readonly<Record<string, string>> = { ' ': 'Space', '\r': 'Enter', '\n': 'Enter', NumpadEnter: 'Enter' };

function keyDown(state: ImportState, { step, at }: Placed<KeyDownStep>): void {
  const key = keys[step.key] ?? step.key;
  state.held.add(step.key);
  if (!/^(?:Enter|Escape|Tab|Space|Backspace|Delete|Home|End|Page(?:Up|Down)|Arrow(?:Up|Down|Left|Right))$/.test(key)) {
    refuse(state, { step, at }, 'presses a key that no manual presses: letters belong to a value');
    return;
  }
  const locators = state.focus;
  if (!locators) {
    refuse(state, { step, at }, `(${key}) does not say which control has the focus`);
    return;
  }
  const moved = navigation(state, { step, at });
  const post = moved ?? { left: false };
  if (moved || key === 'Tab') state.focus = null;
  const intention = `Press ${key} in "${labelOfControl(locators).slice(0, 200)}"`;
  add(state, step, {
    type: 'press',
    ...named(state, intention),
    key: key as PressStep['key'],
    locators,
    post,
    onFail: 'heal',
  });
}

/** A press lets its key go by itself. */
function keyUp(state: ImportState, { step, at }: Placed<KeyUpStep>): void {
  if (!state.held.delete(step.key)) {
    note(state, { step, at }, 'is left out: no step presses its key');
    return;
  }
  const pressed = state.steps.at(-1);
  const post = navigation(state, { step, at });
  if (!post || pressed?.type !== 'press') return;
  state.steps.splice(-1, 1, { ...pressed, post });
  state.focus = null;
}

function waitForElement(state: ImportState, { step, at }: Placed<WaitForElementStep>): void {
  const { operator = '==', count = 1, visible = true, properties = {}, attributes = {} } = step;
  const more = [...Object.keys(properties), ...Object.keys(attributes)];
  if (operator === '<=' || count !== 1 || !visible || more.length > 0) {
    refuse(
      state,
      { step, at },
      'waits for more than that one control is visible, which has no counterpart in a manual',
    );
    return;
  }
  const { locators, notes } = locatorsOf(step.selectors);
  for (const one of notes) note(state, { step, at }, one);
  const [first, ...others] = locators;
  if (!first) {
    refuse(state, { step, at }, 'has no selector that a manual could find the control by');
    return;
  }
  if (others.length > 0)
    note(state, { step, at }, `keeps the best of its ${locators.length} selectors: a wait has one`);
  const timeoutMs = timeoutOf(state, step) ?? waitMs;
  const intention = `Wait for "${labelOfControl([first]).slice(0, 200)}"`;
  state.steps.push({ type: 'wait', ...named(state, intention), until: { visible: first }, timeoutMs, onFail: 'fail' });
}

function meansNothing(state: ImportState, placed: Placed<Step>): void {
  note(state, placed, 'is left out: it means nothing to a manual');
}

function refuseType(state: ImportState, { step, at }: Placed<Step>): void {
  const name = step.type === 'customStep' ? ` "${step.name.slice(0, 60)}"` : '';
  refuse(
    state,
    { step, at },
    `${name && `${name.trim()} `}has no counterpart in a manual; --leave-out ${at} makes one without it`,
  );
}

/** A control's locators, two at least: the only one that a recording has stands twice, and a line says so. */
function findControl(state: ImportState, placed: Placed<ChangeStep | ClickStep>): Locators | null {
  const { locators, notes } = locatorsOf(placed.step.selectors);
  for (const one of notes) note(state, placed, one);
  const [first, second, ...rest] = locators;
  if (!first) refuse(state, placed, 'has no selector that a manual could find the control by');
  if (first && !second) note(state, placed, 'finds its control in one way only, which stands twice: add a second one');
  return first ? [first, second ?? first, ...rest] : null;
}

/** What a recorded navigation proves; null where none was recorded. */
function navigation(state: ImportState, { step, at }: Placed<Step>, opened?: string): ManualCondition | null {
  const events: readonly AssertedEvent[] = step.assertedEvents ?? [];
  const last = events.at(-1);
  if (events.length > 1) note(state, { step, at }, 'keeps the last of its navigations');
  const url = last?.url || opened;
  if (url && patternOfUrl(url).length <= mostUrl) return { url: patternOfUrl(url) };
  return last ? { left: true } : null;
}

function named({ names }: ImportState, intention: string): Pick<ManualStep, 'id' | 'intention'> {
  return { id: nameStep(intention, names), intention: intention.slice(0, 500) };
}

function timeoutOf({ timeoutMs }: ImportState, { timeout }: Step): number | undefined {
  return timeout ?? timeoutMs;
}

function add(state: ImportState, from: Step, step: ManualStep): void {
  const timeoutMs = timeoutOf(state, from);
  state.steps.push(timeoutMs === undefined ? step : { ...step, timeoutMs });
}

function note(state: ImportState, { step, at }: Placed<Step>, what: string): void {
  state.notes.push(`/steps/${at} (${step.type}) ${what}`);
}

function refuse(state: ImportState, { step, at }: Placed<Step>, why: string): void {
  state.refusals.push(`/steps/${at} (${step.type}) ${why}`);
}
