import type { Control, FormModel } from '../form-model.ts';
import {
  choiceOf,
  choicesOf,
  type Errors,
  fileOf,
  placeOf,
  shownControls,
  textOf,
  type Values,
} from './form-values.ts';

/** Everything that keeps the form from being sent, by control id; empty when nothing does. */
export function checkValues(model: FormModel, values: Values): Errors {
  const rows = shownControls(model, values).map((control) => [control.id, problemOf(control, values)] as const);
  return Object.fromEntries(rows.filter(([, message]) => message !== undefined));
}

function problemOf(control: Control, values: Values): string | undefined {
  if (isEmpty(control, values)) return control.required ? 'This field is required.' : undefined;
  const text = textOf(values, control.id);
  if (control.maxLength !== undefined && text.length > control.maxLength) {
    return `Use at most ${control.maxLength} characters.`;
  }
  if (control.kind === 'email' && !/^[^\s@]+@[^\s@]+\.[^\s@]+$/.test(text)) return 'Enter a valid email address.';
  if (control.kind === 'tel' && !/^\+?[\d\s().-]{5,}$/.test(text)) return 'Enter a valid phone number.';
  if (/-year-/.test(control.id) && !/^\d{4}$/.test(text)) return 'Enter a valid year.';
  return undefined;
}

function isEmpty({ id, kind, textId }: Control, values: Values): boolean {
  switch (kind) {
    case 'multiselect':
    case 'checkboxes':
      return choicesOf(values, id).length === 0;
    case 'select':
    case 'phone-country':
    case 'school':
    case 'degree':
    case 'discipline':
      return choiceOf(values, id) === undefined;
    case 'place':
      return placeOf(values, id) === undefined;
    case 'consent':
      return values[id] !== true;
    case 'file':
      return fileOf(values, id) === undefined && (textId === undefined || textOf(values, textId) === '');
    default:
      return textOf(values, id) === '';
  }
}
