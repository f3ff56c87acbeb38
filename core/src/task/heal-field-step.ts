import type { Field } from '@valet/schemas';
import { cleanLabel, normalText } from '../form/page/words.ts';
import type { FieldStep } from '../manual/each-step.ts';
import type { HealRung } from '../manual/heal-field.ts';
import { isMiss } from './act-on-page.ts';
import { type FoundField, fieldOf } from './fill-fields.ts';
import { type ControlFound, queryOf } from './find-control.ts';
import type { StepMiss } from './step-failure.ts';
import type { TaskContext } from './task-context.ts';
import { readPage } from './watch-page.ts';

/** A field that was found again, and how. */
export interface HealedField {
  readonly found: FoundField;
  readonly rung: HealRung;
}

/**
 * Finds the field of a step again on a page that has changed. By its locators, where these agree on a field that is called
 * otherwise by now and no other field has the old name; else by the reading, where one field alone has its label and kind.
 */
export async function healFieldStep(
  run: TaskContext,
  step: FieldStep,
  { at, row }: { readonly at: ControlFound | StepMiss; readonly row: number | null },
): Promise<HealedField | StepMiss> {
  const { fields } = await readPage(run);
  const named = fields.filter(
    (field) => isNamedSo(step, field) && (row === null || !field.group || field.group.row === row),
  );
  if (!isMiss(at)) {
    const one = fieldOf(step, { ...at, isHealed: true });
    if (isMiss(one) || named.length === 0) return isMiss(one) ? one : { found: one, rung: 'locators' };
    const expected = `a field labelled "${step.label.slice(0, 200)}"`;
    return { expected, found: 'that its locators lead to another one, while a field has this label' };
  }
  const [field, rival] = named.filter(({ kind }) => kind === step.kind);
  if (!field || rival) return at;
  const query = queryOf(step.locators, { kind: 'field', row });
  const { id: _, frame, sensitive: __, ...raw } = field;
  const one = fieldOf(step, { frame, query, found: { kind: 'field', field: raw, isOutside: false }, isHealed: true });
  return isMiss(one) ? one : { found: one, rung: 'reading' };
}

function isNamedSo({ label }: FieldStep, field: Field): boolean {
  const wanted = normalText(cleanLabel(label));
  return wanted !== '' && wanted === normalText(field.label);
}
