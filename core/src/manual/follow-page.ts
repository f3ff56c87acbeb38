import type { Field, ManualPage, ValueRef } from '@valet/schemas';
import { normaliseQuestion } from '../answer/normalise-text.ts';
import { isSensitive } from '../answer/sensitivity.ts';
import { mayRepeat } from '../explore/fact-fit.ts';
import { mayAskModel } from '../explore/may-ask-model.ts';
import { normalText } from '../form/page/words.ts';
import type { Plan, PlanEntry } from '../form/plan.ts';
import type { PageFit } from './compare-page.ts';
import { type FieldStep, isFieldStep } from './each-step.ts';
import { fieldShape } from './field-shape.ts';
import { isPath, leadsTo } from './leads-to.ts';
import { describeValue, valueKey } from './value-key.ts';

/** What a page's steps are held against. */
export interface LivePage {
  readonly page: ManualPage;
  readonly fit: Exclude<PageFit, 'far'>;
  /** Fields that the page showed on entry, in order. */
  readonly entered: readonly Field[];
  /** All fields that it has shown so far. */
  readonly shown: readonly Field[];
  /** What the rules, which know no manual, would pair the fields with. */
  readonly rules: Plan;
}

/**
 * What a step turned out to be on the live page. `follow`: the field is filled as the step says. `doubt`: this field is explored.
 * `contradiction`: what the step says cannot be right, so nothing of the manual is done any more.
 */
export type Following =
  | { readonly kind: 'follow'; readonly entry: PlanEntry; readonly stepId: string | null }
  | { readonly kind: 'doubt'; readonly why: string; readonly stepId: string | null }
  | { readonly kind: 'contradiction'; readonly why: string; readonly stepId: string };

type Objection = Exclude<Following, { kind: 'follow' }>;

/** Holds the step for one field against the live page. Pure: the fields were read already, and nothing is asked of the page. */
export function followField(field: Field, live: LivePage): Following {
  const steps = live.page.steps.filter(isFieldStep).filter((step) => step.field === field.id);
  const [step, second] = steps;
  const rule = live.rules.find((entry) => entry.field.id === field.id);
  if (second) return { kind: 'contradiction', stepId: second.id, why: 'two steps fill one field' };
  if (!step) {
    if (rule && rule.value === null) return { kind: 'follow', entry: rule, stepId: null };
    return { kind: 'doubt', stepId: null, why: 'the manual has no step for the field' };
  }
  const objection =
    objectToField(step, field, live) ?? objectToLocators(step, field, live) ?? objectToValue(step, field, live, rule);
  if (objection) return objection;
  const entry: PlanEntry = {
    field: { ...field, sensitive: isSensitive(field, step.value) },
    value: step.value,
    confidence: Math.min(step.confidence, rule?.confidence ?? 0),
    rule: `manual:${step.id}`,
  };
  return { kind: 'follow', entry, stepId: step.id };
}

function isAtItsPlace(field: Field, { fit, entered }: Pick<LivePage, 'fit' | 'entered'>): boolean {
  return fit === 'identical' && entered.some(({ id }) => id === field.id);
}

function hasTwin({ id, label }: Field, { shown }: LivePage): boolean {
  return shown.some((other) => other.id !== id && normalText(other.label) === normalText(label));
}

/** On a page that is as it was, what does not fit cannot be the site's doing. */
function object(step: FieldStep, field: Field, { fit, entered }: LivePage, why: string): Objection {
  return { kind: isAtItsPlace(field, { fit, entered }) ? 'contradiction' : 'doubt', stepId: step.id, why };
}

function objectToField(step: FieldStep, field: Field, live: LivePage): Objection | null {
  if (normalText(step.label) !== normalText(field.label)) {
    return object(step, field, live, 'the step is for a field of another label');
  }
  if (step.kind !== field.kind) return object(step, field, live, `the step is for a field of kind ${step.kind}`);
  if (step.shape !== fieldShape(field)) return object(step, field, live, 'the field offers other options');
  // A page of the same fields in the same order has them where they were, whatever stands over them now; twins are told by it.
  const isTold = isAtItsPlace(field, live) && !hasTwin(field, live);
  if (!isTold && normalText(step.section ?? '') !== normalText(field.section)) {
    return { kind: 'doubt', stepId: step.id, why: 'the field stands in another section' };
  }
  return null;
}

/**
 * The locators must agree on this field: none may lead to another only, and two must lead here. On a page that is as it was, the
 * field's place among the others is one more way to find it.
 */
function objectToLocators(step: FieldStep, field: Field, live: LivePage): Objection | null {
  const hits = step.locators.map((locator) => ({
    locator,
    found: live.shown.filter((other) => leadsTo(locator, other)),
  }));
  const astray = hits.filter(({ found }) => found.length > 0 && !found.some(({ id }) => id === field.id));
  if (astray.some(({ locator }) => !isPath(locator))) {
    return object(step, field, live, 'its locators lead to different fields');
  }
  const here = hits.filter(({ found }) => found.some(({ id }) => id === field.id));
  const alone = here.filter(({ found }) => found.length === 1);
  const isPlaced = isAtItsPlace(field, live);
  // New boxes around the fields shift paths: that counts only where nothing else tells the field from its twins.
  if (astray.length > 0 && !(isPlaced && alone.length > 0)) {
    return { kind: 'doubt', stepId: step.id, why: 'its path leads to another field' };
  }
  const votes = isPlaced ? here.length + 1 : alone.length;
  return votes >= 2 ? null : { kind: 'doubt', stepId: step.id, why: 'fewer than two locators agree on one field' };
}

/**
 * A manual never talks the rules out of what they know and never brings a text of its own. Where they know nothing it may say what a model
 * may: a fact that is not sensitive, of the field's kind, and not who or where the candidate is; else the field is explored. What contradicts the rules, or gives a field
 * the answer to another's question, is poison.
 */
function objectToValue(step: FieldStep, field: Field, live: LivePage, rule: PlanEntry | undefined): Objection | null {
  const known = rule?.value ?? null;
  if (valueKey(known) === valueKey(step.value)) return null;
  const doubt = (why: string): Objection => ({ kind: 'doubt', stepId: step.id, why });
  // The rules have learned something since: that is no poison.
  if ('answer' in step.value && normaliseQuestion(step.value.answer) === normaliseQuestion(field.label)) {
    return doubt('the rules know by now what the field asks');
  }
  const contradict = (why: string): Objection => ({ kind: 'contradiction', stepId: step.id, why });
  if ('literal' in step.value) return contradict('the step writes a text that no rule of the platform names');
  if (known !== null && !('answer' in known)) {
    return contradict(`the step says ${describeValue(step.value)}, the rules ${describeValue(known)}`);
  }
  if (asksOfAnother(step.value, field, live)) {
    return contradict("the step gives the field the answer to another field's question");
  }
  return isLearned(step.value, field, live) ? null : doubt('the rules do not know what the field asks');
}

function isLearned(value: ValueRef, field: Field, live: LivePage): boolean {
  return 'ref' in value && !hasTwin(field, live) && mayAskModel(field) && mayRepeat(value.ref, field);
}

function asksOfAnother(value: ValueRef, field: Field, { shown }: LivePage): boolean {
  const asked = 'answer' in value ? value.answer : 'ask' in value ? value.ask : '';
  const question = normaliseQuestion(asked);
  if (question === '' || question === normaliseQuestion(field.label)) return false;
  return shown.some(({ id, label }) => id !== field.id && normaliseQuestion(label) === question);
}
