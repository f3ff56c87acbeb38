import type { Manual, Profile } from '@valet/schemas';
import { normaliseText } from '../answer/normalise-text.ts';

/** What identifies a person, by its own form. */
const patterns: readonly { readonly what: string; readonly pattern: RegExp }[] = [
  { what: 'a mail address', pattern: /[\p{L}\p{N}._%+-]+@[\p{L}\p{N}-]+(?:\.[\p{L}\p{N}-]+)+/u },
  { what: 'a phone number', pattern: /(?<![\w.-])\+?\d(?:[\s().-]?\d){8,14}(?![\w-])/ },
  {
    what: 'a page about a person',
    pattern: /\b(?:linkedin\.com\/in|github\.com|facebook\.com|x\.com|twitter\.com)\/\w+/i,
  },
  { what: 'a date of a day', pattern: /\b(?:19|20)\d\d-[01]\d-[0-3]\d\b/ },
  { what: 'a number of an office', pattern: /\b\d{3}-\d{2}-\d{4}\b/ },
];

/** The kind of personal data that a text looks like; null where it looks like none. */
export function looksPersonal(text: string): string | null {
  return patterns.find(({ pattern }) => pattern.test(text))?.what ?? null;
}

/** The parts of a profile that tell who somebody is; cities, employers and schools stand in questions too. */
function identifying(profile: Profile): readonly string[] {
  const { first_name, last_name, full_name, preferred_name, email, phone, phone_national, location } = profile;
  const links = Object.entries(profile).flatMap(([key, value]) => (key.endsWith('_url') ? [value] : []));
  const values = [first_name, last_name, full_name, preferred_name, email, phone, phone_national, ...links];
  return [...values, location?.address, location?.address_line1, profile.date_of_birth].filter(
    (value): value is string => typeof value === 'string' && value.trim().length > 1,
  );
}

/** Whether a text holds, as whole words, something that tells who the candidate is. */
export function findCandidate(profile: Profile): (text: string) => boolean {
  const words = identifying(profile)
    .map(normaliseText)
    .filter((value) => value !== '');
  const numbers = [profile.phone, profile.phone_national].flatMap((value) => digits(value ?? '')).filter(isNumber);
  return (text) => {
    const spaced = ` ${normaliseText(text)} `;
    return (
      words.some((word) => spaced.includes(` ${word} `)) || numbers.some((number) => digits(text).includes(number))
    );
  };
}

const digits = (text: string): string => text.replace(/\D+/g, '');
const isNumber = (text: string): boolean => text.length >= 7;

/** Every text of a document with its JSON pointer. */
export function* textsOf(value: unknown, pointer = ''): Generator<{ readonly text: string; readonly pointer: string }> {
  if (typeof value === 'string') yield { text: value, pointer };
  if (typeof value !== 'object' || value === null) return;
  for (const [key, inner] of Object.entries(value)) yield* textsOf(inner, `${pointer}/${key}`);
}

/** Prints are hexadecimal and may look like anything. */
const isPrint = (pointer: string): boolean => /\/(?:signature|shape|fields\/\d+)$/.test(pointer);

/** Where a manual holds personal data, one line each; with a profile also where it holds something of that candidate. */
export function findPersonalData(manual: Manual, profile?: Profile): readonly string[] {
  const isCandidates = profile ? findCandidate(profile) : () => false;
  return [...textsOf(manual)].flatMap(({ text, pointer }) => {
    if (isPrint(pointer)) return [];
    if (isCandidates(text)) return [`${pointer} holds something that tells who the candidate is`];
    // Names of controls and questions of a form hold numbers that are nobody's.
    const what = /\/value\/literal$|\/oneOf\/\d+$/.test(pointer) ? looksPersonal(text) : mailOf(text);
    return what ? [`${pointer} looks like ${what}`] : [];
  });
}

function mailOf(text: string): string | null {
  const what = looksPersonal(text);
  return what === 'a mail address' ? what : null;
}
