import { normaliseText } from '../answer/normalise-text.ts';
import { fieldKey } from '../form/field-key.ts';
import { fillFields, readAgain } from './fill-page.ts';
import type { KeptPage } from './page-book.ts';
import type { AtsContext } from './run-context.ts';

/**
 * Puts a reviewer's own answers (by label) into the page. Returns the labels that could not be taken: those that are on no
 * field of this page, and those whose field did not take them.
 */
export async function applyEdits(
  run: AtsContext,
  page: KeptPage,
  edits: Readonly<Record<string, string>>,
): Promise<readonly string[]> {
  const labels = Object.keys(edits);
  const isFor = (label: string, field: { readonly label: string }) =>
    normaliseText(label) === normaliseText(field.label);
  const fields = page.form.fields.filter((field) => labels.some((label) => isFor(label, field)));
  Object.assign(run.said, edits);
  const kept = await fillFields(run, page, { ...page.form, fields });
  for (const [key, field] of kept) page.fields.set(key, field);
  await readAgain(run, page);
  return labels.filter((label) => {
    const edited = fields.filter((field) => isFor(label, field));
    return edited.length === 0 || edited.some((field) => page.fields.get(fieldKey(field))?.answer.outcome !== 'filled');
  });
}
