import type { FormField } from '../../site/site-posting.ts';

/** A labelled control; `read` gives what it holds now, an empty list when nothing. */
export interface Control {
  readonly field: FormField;
  readonly element: HTMLElement;
  read(): (string | File)[];
}

/** Builds a field of the form. */
export function makeControl(field: FormField): Control {
  return field.kind === 'radios' ? makeRadios(field) : makeBox(field);
}

function makeRadios(field: FormField): Control {
  const set = document.createElement('fieldset');
  const legend = document.createElement('legend');
  legend.textContent = labelText(field);
  const inputs = (field.options ?? []).map((option) => {
    const input = Object.assign(document.createElement('input'), { type: 'radio', name: field.name, value: option });
    const label = document.createElement('label');
    label.append(input, ` ${option}`);
    set.append(label);
    return input;
  });
  set.prepend(legend);
  return {
    field,
    element: set,
    read: () => inputs.filter(({ checked }) => checked).map(({ value }) => value),
  };
}

function makeBox(field: FormField): Control {
  const wrap = document.createElement('p');
  const label = document.createElement('label');
  const box = makeElement(field);
  box.id = field.name;
  label.htmlFor = field.name;
  label.textContent = labelText(field);
  wrap.append(label, box);
  const files = () => (box instanceof HTMLInputElement ? [...(box.files ?? [])] : []);
  return {
    field,
    element: wrap,
    read: () => (field.kind === 'file' ? files() : box.value === '' ? [] : [box.value]),
  };
}

function makeElement({ name, kind, options = [] }: FormField) {
  if (kind === 'textarea') return Object.assign(document.createElement('textarea'), { name });
  if (kind !== 'select') return Object.assign(document.createElement('input'), { name, type: kind });
  const select = Object.assign(document.createElement('select'), { name });
  select.append(new Option('Please choose', ''), ...options.map((option) => new Option(option)));
  return select;
}

function labelText({ label, required }: FormField): string {
  return required ? `${label} *` : label;
}

/** What is wrong with a control's answer, or null. */
export function complaintOf({ field, read }: Control): string | null {
  const given = read();
  if (field.required && given.length === 0) return `${field.label} is required`;
  const { pattern } = field;
  if (pattern && given.some((value) => typeof value === 'string' && !new RegExp(pattern).test(value)))
    return field.help ?? 'Not valid';
  return null;
}
