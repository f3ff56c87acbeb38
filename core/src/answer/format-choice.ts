import type { Field } from '@valet/schemas';
import type { FillValue } from '../form/plan.ts';
import type { AnswerContext } from './answer-context.ts';
import { chooseOption } from './choose-option.ts';
import { countryName, readCountry } from './country.ts';
import { monthNames } from './data/date-formats.ts';
import { degreeSynonyms } from './data/degree-synonyms.ts';
import type { Domain } from './data/ref-domains.ts';
import { type Fact, found, type Result, refused } from './fact.ts';
import type { Formatted } from './formatted.ts';
import { factText, lookUpFact } from './look-up-fact.ts';
import { readMonth } from './match-month.ts';
import { callingCodeOf } from './phone.ts';
import { readRegion } from './region.ts';
import { findWording } from './wording-group.ts';

/** A fact with the choice field that it is for. */
export interface ChoiceRequest {
  readonly field: Field;
  readonly fact: Fact;
  readonly domain: Domain | null;
  readonly sensitive: boolean;
  readonly context: AnswerContext;
}

const chosen = (labels: readonly string[], confidence: number, detail?: string): Result<Formatted> => {
  const value: FillValue = { kind: 'options', options: labels };
  return found({ value, shown: labels.join('; '), confidence, ...(detail ? { detail } : {}) });
};

/** One option. Where none are listed, the text to look for. */
export function formatSingle(request: ChoiceRequest): Result<Formatted> {
  const { field, fact } = request;
  if (typeof fact.value === 'object' && fact.value.length > 1)
    return refused('several values are known and the field takes one');
  const text = factText(fact.value);
  if (field.options.length === 0) return lookFor(request, [text]);
  const choice = choose(request, text);
  return choice.ok ? chosen([choice.found.label], choice.found.confidence) : choice;
}

/**
 * Several options. Each item of an answer must be an option; of a list in the profile those are chosen that are, since a form need
 * not list every skill.
 */
export function formatMany(request: ChoiceRequest): Result<Formatted> {
  const { field, fact } = request;
  const isList = typeof fact.value === 'object';
  const whole = factText(fact.value);
  const asOne = isList || field.options.length === 0 ? null : choose(request, whole);
  if (asOne?.ok) return chosen([asOne.found.label], asOne.found.confidence);
  const items = typeof fact.value === 'object' ? fact.value : splitItems(whole);
  if (items.length === 0) return refused('the answer is empty');
  if (field.options.length === 0) return lookFor(request, items);
  const choices = items.map((item) => choose(request, item));
  const made = choices.flatMap((choice) => (choice.ok ? [choice.found] : []));
  const missed = choices.length - made.length;
  if (made.length === 0 || (missed > 0 && !isList))
    return refused(`${missed} of ${items.length} items are no option of the field`);
  const labels = [...new Set(made.map(({ label }) => label))];
  const confidence = Math.min(...made.map((choice) => choice.confidence));
  return chosen(labels, confidence, missed > 0 ? `${missed} of ${items.length} items are not offered` : undefined);
}

/** The items of an answer: by line or semicolon where it has them, else by comma. */
export function splitItems(text: string): readonly string[] {
  const separator = /[\n;]/.test(text) ? /[\n;]/ : /,/;
  return text
    .split(separator)
    .map((item) => item.replace(/^\s*[-•*]\s+/, '').trim())
    .filter(Boolean);
}

function choose({ field, domain, sensitive, context }: ChoiceRequest, text: string) {
  const { country, hispanic, application } = context;
  const state = application.profile.location?.state ?? null;
  return chooseOption({ text, domain, sensitive, country, state, hispanic }, field.options);
}

function lookFor({ field, domain, context }: ChoiceRequest, texts: readonly string[]): Result<Formatted> {
  if (!field.lazyOptions && field.kind !== 'combobox' && field.kind !== 'multiselect') {
    return refused('the options of the field could not be read');
  }
  return chosen(
    texts.map((text) => usualText(text, domain, context)),
    0.9,
    'looked for by text, since the options are not listed',
  );
}

/** What an option that means the same is most often called. */
function usualText(text: string, domain: Domain | null, context: AnswerContext): string {
  const write = domain === null ? undefined : usualTexts[domain];
  return write?.(text, context) ?? text;
}

const usualTexts: Partial<Record<Domain, (text: string, context: AnswerContext) => string | null>> = {
  country: (text) => {
    const country = readCountry(text);
    return country && countryName(country);
  },
  region: (text, { country }) => readRegion(text, country)?.name ?? null,
  dial_code: (text, { country: home }) => {
    const code = text.startsWith('+') ? text.slice(1) : null;
    const country = code === null ? readCountry(text) : home && callingCodeOf(home) === code ? home : null;
    return country ? `${countryName(country)} +${callingCodeOf(country) ?? ''}` : text;
  },
  month: (text) => monthNames[(readMonth(text) ?? 0) - 1] ?? null,
  degree: (text) => {
    const group = findWording(degreeSynonyms, text);
    const widest = degreeSynonyms.find(({ meaning }) => meaning === (group?.implies?.at(-1) ?? group?.meaning));
    return widest?.wordings[0] ?? null;
  },
  place: (text, { application }) => {
    const { city, display } = application.profile.location ?? {};
    const whole = text === city && display === undefined ? lookUpFact('profile.location.display', application) : null;
    return whole && factText(whole.value);
  },
};
