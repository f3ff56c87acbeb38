import type { Field } from '@valet/schemas';
import type { FieldSubject } from './field-subject.ts';
import { base } from './vocabulary/index.ts';
import type { Shape } from './vocabulary/vocabulary.ts';

/** Which kinds of control an answer of a shape can go into. */
const kindsOfShape: Readonly<Record<Shape, readonly Field['kind'][]>> = {
  text: ['text', 'longtext', 'email', 'tel', 'url', 'number', 'date', 'combobox', 'select', 'multiselect', 'radio'],
  choice: ['text', 'longtext', 'combobox', 'select', 'multiselect', 'radio', 'checkboxes'],
  yesno: ['text', 'longtext', 'combobox', 'select', 'radio', 'checkbox', 'checkboxes'],
  file: ['file'],
  date: ['text', 'date', 'combobox', 'select', 'number', 'tel'],
};

/** Refs whose answers are short and never an essay. */
const oneLine =
  /^profile\.(?:first_name|middle_name|last_name|full_name|email|phone|location\.(?:city|state|zip|country))$/;

/** Refs whose answers are typed: nobody offers them as options. */
const typedOnly =
  /^profile\.(?:(?:first|middle|last|full|preferred)_name|email|username|\w+_url|location\.(?:address\w*|street_name|house_number|zip))$/;

const optionKinds: ReadonlySet<Field['kind']> = new Set(['radio', 'checkboxes', 'multiselect']);

/** Refs that answer a question of yes or no as well as one of several options. */
const answersYesNo = /^profile\.(?:eeo\.|clearance$|work_authorization$)/;

/** True where the control cannot take the ref's answer, or asks for what is not the candidate's. */
export function isRuledOut(ref: string, { field, label, isForeign, isYesNo }: FieldSubject): boolean {
  const { kinds, shape = 'text' } = base[ref] ?? {};
  if (!(kinds ?? kindsOfShape[shape]).includes(field.kind)) return true;
  if (field.kind === 'email' && !/email|username/.test(ref)) return true;
  if (optionKinds.has(field.kind) && typedOnly.test(ref)) return true;
  if (field.kind === 'longtext' && oneLine.test(ref)) return true;
  if (ref === 'profile.honorific' && field.kind === 'text' && /(?:^|\s)(?:tit\p{L}+|prefix)$/u.test(label)) return true;
  if (ref === 'profile.salary_expectation' && offersNoNumber(field)) return true;
  if (isForeign && !/referral|how_heard/.test(ref)) return true;
  return isYesNo && shape !== 'yesno' && !answersYesNo.test(ref);
}

/** True for a list without any number in it. */
const offersNoNumber = ({ options }: Field) => options.length > 1 && !options.some(({ label }) => /\d/.test(label));
