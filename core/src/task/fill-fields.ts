import type { Field } from '@valet/schemas';
import { resolveAnswers } from '../answer/resolve-answers.ts';
import { isSensitive } from '../answer/sensitivity.ts';
import { fillForm } from '../form/fill-form.ts';
import { cleanLabel, normalText } from '../form/page/words.ts';
import type { FillOrder, PlanEntry } from '../form/plan.ts';
import type { FieldStep } from '../manual/each-step.ts';
import { kindsOfStep } from '../manual/step-type.ts';
import { describeValue } from '../manual/value-key.ts';
import { askHuman } from '../run/ask-human.ts';
import { withOptions } from '../run/lazy-options.ts';
import type { ControlFound } from './find-control.ts';
import type { StepMiss } from './step-failure.ts';
import type { StepScope, TaskContext } from './task-context.ts';
import { agreedTarget, callTaskIn } from './task-script.ts';
import { refAtEntry } from './task-value.ts';

/** A field step with the field that it was found to mean. */
export interface FoundField {
  readonly step: FieldStep;
  readonly at: ControlFound;
  readonly field: Field;
  /** The page's own search box and the like. */
  readonly isOutside: boolean;
}

/** The field of a step; why it cannot be the one that the step is for otherwise. A recording may not know a field's label and kind. */
export function fieldOf(step: FieldStep, at: ControlFound): FoundField | StepMiss {
  const { found, frame } = at;
  if (found.kind !== 'field') return { expected: 'a field', found: 'an element that takes no value' };
  const field: Field = { ...found.field, id: step.id, frame, sensitive: false };
  const isNamed = step.label === '' || normalText(cleanLabel(step.label)) === normalText(field.label);
  if (!isNamed && !at.isHealed)
    return {
      expected: `a field labelled "${step.label.slice(0, 200)}"`,
      found: `one labelled "${field.label.slice(0, 200)}"`,
    };
  const isText = step.type === 'fill' || step.type === 'choose';
  const isFitting = isText
    ? kindsOfStep.fill.has(field.kind) || kindsOfStep.choose.has(field.kind)
    : kindsOfStep[step.type].has(field.kind);
  if (!isFitting) return { expected: `a field that the step "${step.type}" fills`, found: `one of kind ${field.kind}` };
  return { step, at, field: { ...field, sensitive: isSensitive(field, step.value) }, isOutside: found.isOutside };
}

/** Fills fields of one page in one batch and proves each. What is missing of each, null where nothing is, in the fields' order. */
export async function fillFields(
  run: TaskContext,
  found: readonly FoundField[],
  scope: StepScope,
): Promise<readonly (StepMiss | null)[]> {
  const { agent, deps, deadline, guard } = run;
  const asked = found.map(({ step, field }): PlanEntry => {
    const value = refAtEntry(step.value, scope);
    return { field, value: withLabel(value, field), confidence: step.confidence, rule: `manual:${step.id}` };
  });
  const plan = await withOptions(agent, asked, ({ field, value }) => field.widget !== 'typeahead' && value !== null);
  const { details, orders } = await answer(run, plan);
  guard.fill();
  const outside = found.filter(({ isOutside, field }) => isOutside && orders.get(field.id)?.value.kind === 'text');
  const inside = [...orders.values()].filter(({ field }) => !outside.some((one) => one.field.id === field.id));
  const filled = await fillForm(agent, inside, { pace: 'instant', clock: deps.clock, signal: deadline.signal });
  const misses = new Map<string, StepMiss>();
  for (const { fieldId, outcome, detail } of filled)
    if (outcome === 'unfilled')
      misses.set(fieldId, { expected: 'the control to hold the value', found: detail ?? 'that it does not' });
  for (const one of outside) {
    const order = orders.get(one.field.id);
    const miss = order && (await typeInto(run, one, order));
    if (miss) misses.set(one.field.id, miss);
  }
  return found.map(({ step, field }) => {
    if (orders.has(field.id)) return misses.get(field.id) ?? null;
    const question = describeValue(step.value);
    return { expected: `a value (${question})`, found: details.get(field.id) ?? 'none', question };
  });
}

interface Answered {
  readonly orders: ReadonlyMap<string, FillOrder>;
  /** Why a field has no order, by its id. */
  readonly details: ReadonlyMap<string, string>;
}

/** The orders; what the manual says to ask is asked of a person, once. */
async function answer(run: TaskContext, plan: readonly PlanEntry[]): Promise<Answered> {
  const resolve = () =>
    resolveAnswers(plan, run.request.application, { documents: run.deps.documents, extra: run.said });
  let resolved = await resolve();
  const open = (entry: PlanEntry) => !resolved.orders.some(({ field }) => field.id === entry.field.id);
  const questions = plan.flatMap((entry) =>
    entry.value && 'ask' in entry.value && open(entry) ? entry.value.ask : [],
  );
  if (questions.length > 0) {
    const message = `The manual wants to be told: ${questions.join('; ')}`;
    const reply = await askHuman(run, { type: 'question', message, questions });
    Object.assign(run.said, reply.answers ?? {});
    resolved = await resolve();
  }
  return {
    orders: new Map(resolved.orders.map((order) => [order.field.id, order])),
    details: new Map(resolved.answers.flatMap(({ field_id, detail }) => (detail ? [[field_id, detail] as const] : []))),
  };
}

/** A recording names an option by what its markup says, not by its label. */
function withLabel(value: PlanEntry['value'], { options }: Field): PlanEntry['value'] {
  if (value === null || !('literal' in value)) return value;
  const isLabel = options.some(({ label }) => label === value.literal);
  const meant = isLabel ? undefined : options.find((option) => option.value === value.literal);
  return meant ? { literal: meant.label } : value;
}

async function typeInto(run: TaskContext, { at }: FoundField, { value }: FillOrder): Promise<StepMiss | null> {
  if (value.kind !== 'text') return null;
  await run.agent.fillField(agreedTarget(at.frame, at.query), value.text);
  const held = await callTaskIn(run.agent, at.frame, { call: 'agreedValue', argument: at.query });
  return held === value.text ? null : { expected: 'the control to hold the value', found: 'that it holds another' };
}
