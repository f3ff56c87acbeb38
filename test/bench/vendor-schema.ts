import type { Field, FieldKind } from '@valet/schemas';

/** A field of the form definition that an ATS ships inside its page (`labels.json`, `vendor_schema`). */
export interface VendorField {
  readonly section: string;
  readonly name: string | number;
  readonly type: string | null;
  readonly label: string | null;
  readonly required: boolean | null;
  readonly options?: readonly string[] | null;
}

/** A control whose machine name the ATS fixes, with the profile key it stands for. */
export interface IdentityField {
  readonly attr: 'id' | 'name' | 'data-ui';
  readonly value: string;
  readonly canonical: string;
}

/** One page of `ats-pages/labels.json`. */
export interface LabelledPage {
  readonly file: string;
  readonly platform: string;
  readonly vendor_schema?: readonly VendorField[];
  readonly identity_fields?: readonly IdentityField[];
}

const line: readonly FieldKind[] = ['text', 'email', 'tel', 'url', 'number', 'date'];
const one: readonly FieldKind[] = ['combobox', 'select', 'radio'];
const many: readonly FieldKind[] = ['checkboxes', 'multiselect'];

/** Kinds of control that each ATS renders a type of its schema as (README of the data, Greenhouse and Lever references). */
const kindsByType: Readonly<Record<string, readonly FieldKind[]>> = {
  input_text: line,
  textarea: ['longtext'],
  input_file: ['file'],
  multi_value_single_select: one,
  multi_value_multi_select: many,
  String: line,
  LongText: ['longtext'],
  Email: ['email', 'text'],
  Phone: ['tel', 'text'],
  Url: ['url', 'text'],
  Number: ['number', 'text'],
  Date: ['date', 'text'],
  Location: ['combobox'],
  File: ['file'],
  Boolean: ['radio', 'checkbox'],
  ValueSelect: one,
  MultiValueSelect: many,
  text: line,
  dropdown: ['select'],
  'multiple-choice': ['radio'],
  'multiple-select': many,
  'file-upload': ['file'],
};

const kindsByKey: Readonly<Record<string, readonly FieldKind[]>> = {
  email: ['email', 'text'],
  phone: ['tel', 'text'],
  resume_file: ['file'],
  cover_letter_file: ['file'],
  cover_letter_text: ['longtext', 'text'],
  summary: ['longtext', 'text'],
  location: ['text', 'combobox', 'select'],
  country: ['text', 'combobox', 'select'],
  start_date: ['date', 'text'],
  date_of_birth: ['date', 'text'],
  salary_expectation: ['text', 'number', 'combobox', 'select'],
};

/** Kinds that the control of a profile key may be read as. */
export function kindsOfKey(key: string): readonly FieldKind[] {
  if (/^(?:eeo|education)_/.test(key)) return [...one, ...many, 'text'];
  return kindsByKey[key] ?? (key.endsWith('_url') ? ['url', 'text'] : ['text']);
}

/** True for the read field that is this control. */
export function isIdentity({ attr, value }: IdentityField, field: Field): boolean {
  if (attr === 'id') return field.domId === value;
  if (attr === 'name') return field.domName === value;
  return field.locators.some(
    (locator) => locator.by === 'attribute' && locator.name === attr && locator.value === value,
  );
}

/** Kinds that a vendor field may be read as. A schema without a type (demographic questions) says only: a choice. */
export function kindsOf({ type, name }: VendorField): readonly FieldKind[] {
  if (type === null) return [...one, ...many];
  if (type === 'input_text' && /location/.test(String(name))) return [...line, 'combobox'];
  return kindsByType[type] ?? [];
}

/** Alternatives to an upload that are not in the page until "enter manually" is pressed (README of the data). */
export function isHiddenAlternative({ name }: VendorField): boolean {
  return name === 'resume_text' || name === 'cover_letter_text';
}

/** Greenhouse shows these beside what its schema lists (reference page, sections 1.1 and 4). */
const greenhouseExtras =
  /^(?:country|candidate-location|hispanic_ethnicity|race|(?:school|degree|discipline|(?:start|end)-(?:month|year))--\d+|(?:company-name|title|(?:start|end)-date-(?:month|year)|current-role)-\d+|gdpr_\w*consent_given)$/;

/** True for a field whose machine name the ATS fixes although its schema does not list it. */
export function isKnownExtra(field: Field, page: LabelledPage): boolean {
  const known = (page.identity_fields ?? []).some((identity) => isIdentity(identity, field));
  return known || (page.platform === 'greenhouse' && greenhouseExtras.test(field.domId ?? ''));
}

/** Lower case words only, signs and notes on being required aside. */
export function plainLabel(label: string): string {
  return label
    .toLowerCase()
    .normalize('NFKC')
    .replace(/[([]\s*(?:required|optional)\s*[)\]]/g, ' ')
    .replace(/['’`]/g, '')
    .replace(/[^\p{L}\p{N}]+/gu, ' ')
    .trim();
}
