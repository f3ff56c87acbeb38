import type { Field, Profile } from '@valet/schemas';
import { formatDate, readDate, readDateFormat, writeDate, writeIsoDate } from '../answer/format-date.ts';
import { readRange } from '../answer/match-range.ts';
import { type PhoneParts, readPhone } from '../answer/phone.ts';

/** A text that the site did not take, and the site's words against it. */
export interface Refused {
  readonly field: Field;
  /** The text that stands in the field. */
  readonly text: string;
  readonly words: string;
}

/**
 * The same true value written otherwise, as the site's words ask for it when they do; null where there is only one way
 * to write it. Nothing is added, cut or guessed.
 */
export function renderOtherwise(refused: Refused, profile: Profile): string | null {
  const candidates = renderings.flatMap((render) => render(refused, profile));
  const fitting = candidates.filter((text) => text !== '' && text !== refused.text && fits(text, refused.field));
  return fitting[0] ?? null;
}

type Renderer = (refused: Refused, profile: Profile) => readonly string[];

const renderings: readonly Renderer[] = [phoneRenderings, dateRenderings, urlRenderings, numberRenderings];

function phoneRenderings({ field, text, words }: Refused, profile: Profile): readonly string[] {
  const parts = partsOf(text, profile);
  if (!parts || (field.kind !== 'tel' && parts.significant.length < 7)) return [];
  const { e164, international, national, significant, callingCode } = parts;
  const poured = sampleOf(`${words} ${field.placeholder ?? ''}`)?.map((sample) =>
    pour(sample, [significant, `${callingCode}${significant}`]),
  );
  const wantsCode = /country code|international|landesvorwahl|indicatif|\+/i.test(words);
  const ordered = wantsCode
    ? [e164, international, national, significant]
    : [significant, national.replace(/\D/g, ''), e164, international, national];
  return [...(poured ?? []).filter((one) => one !== null), ...byDigitCount(words, ordered)];
}

/** The candidate's own number, or one that names its country itself; any other number can be dialled in many ways. */
function partsOf(text: string, profile: Profile): PhoneParts | null {
  if (!/^[+\d\s()./-]{7,}$/.test(text)) return null;
  const digits = text.replace(/\D/g, '');
  const own = readPhone(profile);
  const written = own && [own.significant, own.national, own.e164].map((form) => form.replace(/\D/g, ''));
  if (written?.includes(digits)) return own;
  return text.trim().startsWith('+') ? readPhone({ ...profile, phone: text }) : null;
}

/** Where the words tell a number of digits, those that have it come first. */
function byDigitCount(words: string, texts: readonly string[]): readonly string[] {
  const count = Number(
    words.match(/\b(\d{1,2})[\s-]*(?:digits?|numbers|stellig|ziffern|chiffres|dígitos|cifre|cijfers)/i)?.[1],
  );
  const has = (text: string) => text.replace(/\D/g, '').length === count;
  return count > 0 ? [...texts.filter(has), ...texts.filter((text) => !has(text))] : texts;
}

/** Numbers that are written as an example: `555-123-4567`, `(555) 555-5555`, `+1 555 555 5555`, `XXX-XXX-XXXX`. */
function sampleOf(text: string): readonly string[] | undefined {
  return text.match(/\+?\(?[\dX#][\dX#()\s./-]{5,20}[\dX#]/g)?.map((sample) => sample.trim());
}

/** Writes digits in the shape of a sample that has as many; null where none fits. */
function pour(sample: string, numbers: readonly string[]): string | null {
  const places = sample.replace(/[^\dX#]/g, '').length;
  const number = numbers.find((digits) => digits.length === places);
  if (number === undefined) return null;
  let at = 0;
  return sample.replace(/[\dX#]/g, () => number[at++] ?? '');
}

function dateRenderings({ field, text, words }: Refused): readonly string[] {
  const date = readDate(text) ?? ownDate(text, field);
  if (!date) return [];
  const asked = readDateFormat({ label: '', help: words, placeholder: '' }) ?? readDateFormat(field);
  const written = asked ? writeDate(date, asked) : null;
  return [...(written?.ok ? [written.found] : []), writeIsoDate(date)];
}

/** A date that was written in the field's own format, which only the field can tell. */
function ownDate(text: string, field: Field) {
  const [separator, ...tokens] = readDateFormat(field) ?? [];
  const parts = separator === undefined ? [] : text.split(separator);
  if (tokens.length !== 3 || parts.length !== 3) return null;
  const part = (letters: RegExp) => parts[tokens.findIndex((token) => letters.test(token))] ?? '';
  const date = readDate(`${part(/^[yja]/i)}-${part(/^m/i).padStart(2, '0')}-${part(/^[dt]/i).padStart(2, '0')}`);
  const again = date && formatDate(writeIsoDate(date), { ...field, kind: 'text' });
  return again?.ok && again.found === text ? date : null;
}

function urlRenderings({ field, text }: Refused): readonly string[] {
  const address = text.match(/^(?:(https?):\/\/)?((?:[\w-]+\.)+[a-z]{2,}(?:\/\S*)?)$/i);
  if (!address || field.kind === 'email') return [];
  const [, scheme, rest = ''] = address;
  return scheme === undefined ? [`https://${rest}`] : scheme === 'http' ? [`https://${rest}`, rest] : [rest];
}

function numberRenderings({ field, text, words }: Refused): readonly string[] {
  if (field.kind === 'tel' || !/number|numeric|digit|zahl|ziffer|nombre|chiffre|número|numero|getal/i.test(words))
    return [];
  const range = readRange(text);
  return range && range.least === range.most ? [String(range.least)] : [];
}

function fits(text: string, { constraints: { maxLength, pattern } = {} }: Field): boolean {
  if (maxLength !== undefined && maxLength >= 0 && text.length > maxLength) return false;
  try {
    return !pattern || new RegExp(`^(?:${pattern})$`, 'v').test(text);
  } catch {
    return true;
  }
}
