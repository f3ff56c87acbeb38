import type { Field } from '@valet/schemas';
import { matchText } from './match-text.ts';

/** Parts of a date that forms ask for apart. */
export type DatePart = 'day' | 'month' | 'year';

/** Words for each part, in placeholders, labels and machine names (en, de, fr, es, pt, it, nl, pl, sv). */
const words: readonly (readonly [DatePart, RegExp])[] = [
  [
    'day',
    /^(?:d{1,2}|t{2}|j{1,2}|g{2}|day|tag|jour|dia|giorno|dag|dzien)$|(?:^|[a-z ])day(?: ?of ?birth)?$|^day ?of\b/,
  ],
  ['month', /^(?:m{1,3}|month|monat|mois|mes|mese|maand|miesiac|manad)$|month(?: ?of ?birth)?$|^month ?of\b/],
  ['year', /^(?:y{2,4}|j{4}|a{4}|r{4}|year|jahr|annee|ano|anno|jaar|rok|ar)$|year(?: ?of ?birth)?$|^year ?of\b/],
];

/** The part that a text names alone; null when it names none. `birthday` is no part. */
export function datePartNamed(text: string): DatePart | null {
  const plain = matchText(text);
  if (/\b(?:birth ?day|b ?day|holiday)$/.test(plain)) return null;
  return words.find(([, pattern]) => pattern.test(plain))?.[0] ?? null;
}

/** The part that a control of a date asks for: by what it offers, its placeholder or its machine name. */
export function datePartOf(field: Field, names: readonly string[]): DatePart | null {
  const offered = partOffered(field);
  if (offered || !['select', 'combobox', 'text', 'number', 'tel'].includes(field.kind)) return offered;
  const texts = [
    field.placeholder ?? '',
    ...(field.options.length === 0 ? [] : [field.options[0]?.label ?? '']),
    ...names,
  ];
  for (const text of texts) {
    const part = datePartNamed(text);
    if (part) return part;
  }
  return null;
}

function partOffered({ options }: Field): DatePart | null {
  const numbers = options
    .map(({ label }) => label.trim())
    .filter((label) => /^\d{1,4}$/.test(label))
    .map(Number);
  if (numbers.length >= 10 && numbers.every((number) => number > 1900 && number < 2100)) return 'year';
  if (numbers.length >= 28 && numbers.length <= 31 && Math.max(...numbers) <= 31) return 'day';
  const isYear = options.length >= 12 && options.length <= 13;
  return isYear && numbers.every((number) => number <= 12) ? 'month' : null;
}
