import type { Locator } from '@valet/schemas';
import type { PlanEntry } from '../form/plan.ts';
import type { FieldStep } from './each-step.ts';
import { fieldShape } from './field-shape.ts';
import { isOfOnePosting } from './lint-manual.ts';
import { stepTypeOf } from './step-type.ts';
import { describeValue } from './value-key.ts';

/** The step that puts its value into a field; null for a field that nothing was paired with, or that could not be found again. */
export function fieldStep({ field, value, confidence }: PlanEntry, names: Set<string>): FieldStep | null {
  const locators = ranked(field.locators);
  if (value === null || !locators) return null;
  const type = stepTypeOf(field.kind);
  return {
    type,
    id: nameOf(field.id, names),
    intention: `${stepVerbs[type]} "${field.label.slice(0, 200)}": ${describeValue(value).slice(0, 200)}`,
    ...(field.required ? {} : { when: { known: value } }),
    field: field.id,
    label: field.label,
    kind: field.kind,
    ...(field.section === '' ? {} : { section: field.section.slice(0, 500) }),
    shape: fieldShape(field),
    locators,
    value,
    confidence,
    post: { committed: true },
    onFail: 'heal',
  };
}

/** What each type of step does, for a reader. */
export const stepVerbs: Readonly<Record<FieldStep['type'], string>> = {
  fill: 'Fill',
  choose: 'Choose for',
  check: 'Set',
  upload: 'Attach to',
};

/** The locators of a step; null where there is no second locator, or where the best one holds at this posting only. */
export function ranked(locators: readonly Locator[]): [Locator, Locator, ...Locator[]] | null {
  const [first, second, ...rest] = locators;
  return first && second && !isOfOnePosting(first) ? [first, second, ...rest] : null;
}

/** A name for a step that no other step has. */
export function nameOf(words: string, names: Set<string>): string {
  const base = slug(words).slice(0, 70).replace(/-+$/, '') || 'step';
  let name = base;
  for (let copy = 2; names.has(name); copy += 1) name = `${base}-${copy}`;
  names.add(name);
  return name;
}

/** Words as an id has them. */
export function slug(words: string): string {
  return words
    .normalize('NFKD')
    .toLowerCase()
    .replace(/[^a-z0-9]+/g, '-')
    .replace(/^-+|-+$/g, '');
}
