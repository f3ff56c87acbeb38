import { allControls, type Choice, type Control, type FormModel, isShown } from '../form-model.ts';

/** A place that was picked from the geocoder's answers; without coordinates there is no place. */
export interface PlaceChoice extends Choice {
  latitude: string;
  longitude: string;
  countryCode: string;
}

/** What a control holds. Absent means untouched. */
export type Value = string | boolean | Choice | PlaceChoice | readonly Choice[] | File | null;

/** Values by control id; the text instead of a file is under that text's own id. */
export type Values = Readonly<Record<string, Value | undefined>>;

/** Messages by control id. */
export type Errors = Readonly<Record<string, string | undefined>>;

/** The value as text; empty when it is none. */
export function textOf(values: Values, id: string): string {
  const value = values[id];
  return typeof value === 'string' ? value.trim() : '';
}

/** The picked option, or none. */
export function choiceOf(values: Values, id: string): Choice | undefined {
  const value = values[id];
  return value && typeof value === 'object' && 'label' in value ? value : undefined;
}

/** The picked place, or none. */
export function placeOf(values: Values, id: string): PlaceChoice | undefined {
  const choice = choiceOf(values, id);
  return choice && 'latitude' in choice ? (choice as PlaceChoice) : undefined;
}

/** The picked options; empty when there are none. */
export function choicesOf(values: Values, id: string): readonly Choice[] {
  const value = values[id];
  return Array.isArray(value) ? value : [];
}

/** The attached file, or none. */
export function fileOf(values: Values, id: string): File | undefined {
  const value = values[id];
  return typeof File !== 'undefined' && value instanceof File ? value : undefined;
}

/** The controls that are on the page with these values. */
export function shownControls(model: FormModel, values: Values): Control[] {
  const hispanic = choiceOf(values, 'hispanic_ethnicity')?.value;
  return allControls(model).filter((control) => isShown(control, hispanic));
}

/** What `window.__practiceState()` returns: what React holds, by control id. */
export function practiceState(model: FormModel, values: Values): Record<string, unknown> {
  const rows = shownControls(model, values).flatMap(({ id, textId }) => {
    const ids = textId === undefined ? [id] : [id, textId];
    return ids.map((key) => [key, plain(values[key])] as const);
  });
  return Object.fromEntries(rows);
}

function plain(value: Value | undefined): unknown {
  if (value === undefined) return null;
  return typeof File !== 'undefined' && value instanceof File ? { name: value.name, size: value.size } : value;
}
