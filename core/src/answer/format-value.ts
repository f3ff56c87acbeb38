import type { Field } from '@valet/schemas';
import { checkboxWordings } from './data/yes-no-wordings.ts';
import { found, type Result, refused } from './fact.ts';
import { type ChoiceRequest, formatMany, formatSingle } from './format-choice.ts';
import { formatText } from './format-text.ts';
import type { Formatted } from './formatted.ts';
import { factText } from './look-up-fact.ts';
import { polarityOf } from './match-yes-no.ts';
import { findWording } from './wording-group.ts';

/** Puts a fact into the shape that a field takes, or says why it cannot be. Files: see `format-file.ts`. */
export function formatValue(request: ChoiceRequest): Result<Formatted> {
  return formats[request.field.kind](request);
}

const formats: Readonly<Record<Field['kind'], (request: ChoiceRequest) => Result<Formatted>>> = {
  text: asText,
  longtext: asText,
  email: asText,
  tel: asText,
  url: asText,
  number: asText,
  date: asText,
  select: formatSingle,
  combobox: formatSingle,
  radio: formatSingle,
  multiselect: formatMany,
  checkboxes: formatMany,
  checkbox: asChecked,
  file: () => refused('the field takes a file'),
  password: () => refused('a password is no part of an application'),
  other: () => refused('the control is of no known kind'),
};

function asText({ field, fact, domain, context }: ChoiceRequest): Result<Formatted> {
  const text = formatText({ text: factText(fact.value), field, domain, context });
  if (!text.ok) return text;
  return found({ value: { kind: 'text', text: text.found }, shown: text.found, confidence: 1 });
}

function asChecked({ field, fact }: ChoiceRequest): Result<Formatted> {
  const text = factText(fact.value);
  const says = polarityOf(text) ?? findWording(checkboxWordings, text)?.meaning;
  if (says !== 'yes' && says !== 'no') return refused('what is known says neither yes nor no');
  if (says === 'no' && field.required) return refused('the form insists on yes, and the answer is no');
  return found({
    value: { kind: 'checked', checked: says === 'yes' },
    shown: says === 'yes' ? 'Yes' : 'No',
    confidence: 1,
  });
}
