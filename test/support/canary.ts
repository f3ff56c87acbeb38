import type { Profile } from '@valet/schemas';

/** A value that tells who a candidate is, by its place in the profile. */
export interface Canary {
  readonly key: string;
  /** In small letters and digits, words parted by one space; a phone number by its digits alone. */
  readonly words: string;
  readonly isPhone: boolean;
  /** Counts only where it begins with a capital: in small letters it is an ordinary word. */
  readonly isWord: boolean;
}

const phoneKeys = ['phone', 'phone_national'] as const;
const plainKeys = [
  'first_name',
  'last_name',
  'full_name',
  'preferred_name',
  'email',
  'linkedin_url',
  'github_url',
  'website_url',
  'portfolio_url',
  'date_of_birth',
] as const;
/** Names that are words of everyday texts too. */
const ordinary = ['sample'];
const placeKeys = ['address', 'address_line1', 'address_line2', 'zip'] as const;
/** National numbers have so many digits; what stands before them is a country's code. */
const nationalDigits = 10;

/**
 * Name, mail, phone, address and own pages of a candidate. City, state and country are none: they stand among the options of
 * forms that anybody may read.
 */
export function canariesOf(profile: Profile): readonly Canary[] {
  const phones = phoneKeys.map((key) => [key, digitsOf(profile[key] ?? '').slice(-nationalDigits), true] as const);
  const plain = plainKeys.map((key) => [key, wordsOf(profile[key] ?? ''), false] as const);
  const places = placeKeys.map((key) => [`location.${key}`, wordsOf(profile.location?.[key] ?? ''), false] as const);
  return [...phones, ...plain, ...places].flatMap(([key, words, isPhone]) =>
    words === '' ? [] : [{ key, words, isPhone, isWord: ordinary.includes(words) }],
  );
}

/** Keys of the canaries that the text holds as whole words. */
export function findCanaries(text: string, canaries: readonly Canary[]): readonly string[] {
  const words = ` ${wordsOf(text)} `;
  const digits = text.replace(/(?<=\d)[\s().-]+(?=\d)/g, '');
  const capitals = new Set((text.match(/(?<![\p{L}\p{N}])\p{Lu}\p{L}+(?![\p{L}\p{N}])/gu) ?? []).map(wordsOf));
  const found = canaries.filter((one) => {
    if (one.isPhone) return digits.includes(one.words);
    return one.isWord ? capitals.has(one.words) : words.includes(` ${one.words} `);
  });
  return found.map(({ key }) => key);
}

function wordsOf(text: string): string {
  const plain = text.normalize('NFKD').replace(/\p{M}/gu, '').toLowerCase();
  return plain.replace(/[^\p{L}\p{N}]+/gu, ' ').trim();
}

const digitsOf = (text: string): string => text.replace(/\D/g, '');
