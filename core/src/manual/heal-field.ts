import type { Field } from '@valet/schemas';
import { isSensitive } from '../answer/sensitivity.ts';
import type { PlanEntry } from '../form/plan.ts';
import { type FieldStep, isFieldStep } from './each-step.ts';
import type { LivePage } from './follow-page.ts';
import { isPath, leadsTo } from './leads-to.ts';
import { stepTypeOf } from './step-type.ts';
import { valueKey } from './value-key.ts';

/**
 * How the field of a step was found again, surest first. `locators`: two of the step's own lead to this field alone. `reading`:
 * the rules read one field of the page, and this one only, as asking for the step's value. `advice`: of those that the rules read so,
 * an advisor named it.
 */
export type HealRung = 'locators' | 'reading' | 'advice';

/** A step whose field is another than the one it was recorded on, or the same one as it looks by now. */
export interface Heal {
  readonly step: FieldStep;
  readonly rung: HealRung;
  readonly entry: PlanEntry;
}

/**
 * Finds the step that a field, which no step fits as it is, was recorded under. No rung brings a value that the rules do not read
 * the field as asking for, so that a healed field cannot get another field's value; answers and texts of a page's own questions are
 * not healed, since another wording may be another question. `taken` are the steps that other fields are filled by. Whether the
 * step may be done there is for its `onFail` to say. Pure.
 */
export function healField(field: Field, live: LivePage, taken: ReadonlySet<string>): Heal | null {
  const [step, rival] = stepsFor(field, live, taken);
  const rung = step && !rival ? rungOf(step, field, live) : null;
  return step && rung ? healOf(step, field, { live, rung }) : null;
}

/** Steps not taken that bring the very value, a ref, that the rules read the field as asking for. */
export function stepsFor(field: Field, live: LivePage, taken: ReadonlySet<string>): readonly FieldStep[] {
  const value = live.rules.find((entry) => entry.field.id === field.id)?.value ?? null;
  if (value === null || !('ref' in value)) return [];
  return live.page.steps
    .filter(isFieldStep)
    .filter((one) => !taken.has(one.id))
    .filter((one) => one.type === stepTypeOf(field.kind) && valueKey(one.value) === valueKey(value));
}

/** The step done on another field; it is no surer than the rules are there. */
export function healOf(step: FieldStep, field: Field, { live, rung }: { live: LivePage; rung: HealRung }): Heal {
  const rule = live.rules.find((entry) => entry.field.id === field.id);
  const entry: PlanEntry = {
    field: { ...field, sensitive: isSensitive(field, step.value) },
    value: step.value,
    confidence: Math.min(step.confidence, rule?.confidence ?? 0),
    rule: `manual:${step.id}:${rung}`,
  };
  return { step, rung, entry };
}

function rungOf(step: FieldStep, field: Field, { shown, rules }: LivePage): HealRung | null {
  const hits = step.locators
    .filter((locator) => !isPath(locator))
    .map((locator) => shown.filter((other) => leadsTo(locator, other)))
    .filter((found) => found.length > 0);
  if (hits.some((found) => !found.some(({ id }) => id === field.id))) return null;
  if (hits.filter((found) => found.length === 1).length >= 2) return 'locators';
  const askers = rules.filter(({ value }) => valueKey(value) === valueKey(step.value));
  return askers.length === 1 ? 'reading' : null;
}
