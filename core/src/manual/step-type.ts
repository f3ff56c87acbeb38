import type { Field } from '@valet/schemas';
import type { FieldStep } from './each-step.ts';

/** Kinds of field that each type of step puts a value into. */
export const kindsOfStep: Readonly<Record<FieldStep['type'], ReadonlySet<Field['kind']>>> = {
  fill: new Set(['text', 'longtext', 'email', 'tel', 'url', 'number', 'date', 'password', 'other']),
  choose: new Set(['select', 'multiselect', 'combobox', 'radio', 'checkboxes']),
  check: new Set(['checkbox']),
  upload: new Set(['file']),
};

/** The type of the step that puts a value into a field of this kind. */
export function stepTypeOf(kind: Field['kind']): FieldStep['type'] {
  const types = Object.keys(kindsOfStep) as FieldStep['type'][];
  return types.find((type) => kindsOfStep[type].has(kind)) ?? 'fill';
}
