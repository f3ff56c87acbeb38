import type { Field, FieldKind } from '@valet/schemas';

/** A field of the form definition that an ATS ships inside its page (`labels.json`, `vendor_schema`). */
export interface VendorField {
  readonly section: string;
  readonly name: string | number;
  readonly type: string | null;
  readonly label: string | null;
  readonly required: boolean | null;
}

/** One page of `ats-pages/labels.json`. */
export interface LabelledPage {
  readonly file: string;
  readonly platform: string;
  readonly vendor_schema?: readonly VendorField[];
  readonly identity_fields?: readonly { readonly attr: string; readonly value: string }[];
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
  const known = (page.identity_fields ?? []).some(
    ({ attr, value }) => (attr === 'id' ? field.domId : field.domName) === value,
  );
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
