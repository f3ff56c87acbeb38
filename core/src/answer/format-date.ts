import type { Field } from '@valet/schemas';
import { dateLetters, monthNames } from './data/date-formats.ts';
import { found, type Result, refused } from './fact.ts';
import { readMonth } from './match-month.ts';

/** A date as far as it is known. */
export interface PartialDate {
  readonly year: number;
  readonly month?: number;
  readonly day?: number;
}

const readers: readonly { pattern: RegExp; read(match: RegExpMatchArray): PartialDate | null }[] = [
  { pattern: /^(\d{4})$/, read: ([, y]) => ({ year: Number(y) }) },
  { pattern: /^(\d{4})-(\d{2})$/, read: ([, y, m]) => ({ year: Number(y), month: Number(m) }) },
  {
    pattern: /^(\d{4})-(\d{2})-(\d{2})$/,
    read: ([, y, m, d]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  },
  {
    pattern: /^(\d{1,2})\.(\d{1,2})\.(\d{4})$/,
    read: ([, d, m, y]) => ({ year: Number(y), month: Number(m), day: Number(d) }),
  },
  { pattern: /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/, read: ([, a, b, y]) => readSlashes(Number(a), Number(b), Number(y)) },
  { pattern: /^(\d{1,2})\/(\d{4})$/, read: ([, m, y]) => ({ year: Number(y), month: Number(m) }) },
  { pattern: /^([a-z]{3,9})\.?\s+(\d{4})$/i, read: ([, m, y]) => named(m, { year: Number(y) }) },
  {
    pattern: /^([a-z]{3,9})\.?\s+(\d{1,2})(?:st|nd|rd|th)?,?\s+(\d{4})$/i,
    read: ([, m, d, y]) => named(m, { year: Number(y), day: Number(d) }),
  },
  {
    pattern: /^(\d{1,2})(?:st|nd|rd|th)?\.?\s+([a-z]{3,9})\.?,?\s+(\d{4})$/i,
    read: ([, d, m, y]) => named(m, { year: Number(y), day: Number(d) }),
  },
];

/** "13/02/2026" can only be read one way; "03/02/2026" is read in none. */
function readSlashes(a: number, b: number, year: number): PartialDate | null {
  if (a === b || a > 12) return { year, month: b, day: a };
  return b > 12 ? { year, month: a, day: b } : null;
}

function named(month: string | undefined, rest: { year: number; day?: number }): PartialDate | null {
  const number = readMonth(month ?? '');
  return number === null ? null : { ...rest, month: number };
}

/** Reads a date that can be understood in one way only; null otherwise. */
export function readDate(text: string): PartialDate | null {
  for (const { pattern, read } of readers) {
    const match = text.trim().match(pattern);
    const date = match && read(match);
    if (date) return isReal(date) ? date : null;
  }
  return null;
}

function isReal({ year, month = 1, day = 1 }: PartialDate): boolean {
  const date = new Date(Date.UTC(year, month - 1, day));
  return date.getUTCMonth() === month - 1 && date.getUTCDate() === day;
}

const hint = /(?<![\p{L}\d])([DMYTJA]{1,4})([/.\- ])\s?([DMYTJA]{1,4})(?:\2\s?([DMYTJA]{2,4}))?(?![\p{L}\d])/iu;

/** The format that a field asks for in its placeholder, help or label, such as MM/DD/YYYY or TT.MM.JJJJ; null when it names none. */
export function readDateFormat({
  placeholder,
  help,
  label,
}: Pick<Field, 'placeholder' | 'help' | 'label'>): readonly string[] | null {
  for (const text of [placeholder, help, label]) {
    const match = text?.match(hint);
    if (!match) continue;
    const tokens = [match[1], match[3], match[4]].filter((token) => token !== undefined);
    const parts = tokens.map((token) => dateLetters[token[0]?.toUpperCase() ?? '']);
    const uniform = tokens.every((token) => new Set(token.toUpperCase()).size === 1);
    if (uniform && parts.includes('year') && new Set(parts).size === parts.length) return [match[2] ?? '/', ...tokens];
  }
  return null;
}

/** Writes a date in a format read by {@link readDateFormat}. */
export function writeDate(date: PartialDate, [separator = '/', ...tokens]: readonly string[]): Result<string> {
  const written = tokens.map((token) => {
    const part = dateLetters[token[0]?.toUpperCase() ?? ''];
    const value = part && date[part];
    if (part === undefined || value === undefined) return null;
    if (part === 'month' && token.length > 2)
      return (monthNames[value - 1] ?? '').slice(0, token.length === 3 ? 3 : undefined);
    const digits = String(value).padStart(token.length, '0');
    return part === 'year' ? digits.slice(-token.length) : digits;
  });
  return written.includes(null) ? refused('the date is not known to the day') : found(written.join(separator));
}

/** A date as ISO 8601: as much of it as is known. */
export function writeIsoDate({ year, month, day }: PartialDate): string {
  const two = (value: number) => String(value).padStart(2, '0');
  return [String(year), ...(month ? [two(month)] : []), ...(month && day ? [two(day)] : [])].join('-');
}

/**
 * A date for a field: ISO for a native or segmented date control, else the format that the field names. A date that is not known to the day
 * fills only a field that asks for month and year.
 */
export function formatDate(text: string, field: Field): Result<string> {
  const date = readDate(text);
  if (!date) return refused('what is known is no date that can be read in one way only');
  const takesIso = field.widget === 'segmented-date' || (field.widget === 'plain' && field.kind === 'date');
  const format = takesIso ? null : readDateFormat(field);
  if (format) return writeDate(date, format);
  const isWhole = date.month !== undefined && date.day !== undefined;
  return isWhole || field.widget === 'segmented-date'
    ? found(writeIsoDate(date))
    : refused('the date is not known to the day');
}
