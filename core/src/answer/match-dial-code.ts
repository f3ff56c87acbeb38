import { readCountry } from './country.ts';
import type { Matcher } from './matcher.ts';
import { callingCodeOf } from './phone.ts';

interface DialOption {
  readonly country: string | null;
  readonly code: string | null;
}

/** Takes an option such as "United States (+1)", "US +1", "+1" or "Germany" apart. */
export function readDialOption(label: string): DialOption {
  const code = label.match(/\+\s?(\d{1,4}(?:[-\s]\d{3,4})?)/)?.[1]?.replace(/\D/g, '') ?? null;
  const name = label
    .replace(/[([]?\s*\+[\d\s-]+[)\]]?/g, ' ')
    .replace(/\p{Regional_Indicator}/gu, '')
    .trim();
  return { country: readCountry(name) ?? readCountry(name.replace(/\s*[([].*$/, '')), code };
}

/** Country options of a phone field: by country where it is known, else by calling code where only one option has it. */
export const matchDialCode: Matcher = ({ text, country: home }, options) => {
  const wantedCode = text.match(/^\+\s?(\d{1,4})$/)?.[1];
  const stated = wantedCode === undefined ? readCountry(text) : null;
  const code = wantedCode ?? (stated && callingCodeOf(stated));
  if (!code) return { labels: [], confidence: 0 };
  const country = stated ?? (home && callingCodeOf(home) === code ? home : null);
  const read = options.map((label) => ({ label, ...readDialOption(label) }));
  const byCountry = read.filter((option) => country !== null && option.country === country);
  if (byCountry.length > 0) return { labels: byCountry.map(({ label }) => label), confidence: 0.95 };
  const byCode = read.filter((option) => option.code === code && (option.country === null || stated === null));
  return { labels: byCode.map(({ label }) => label), confidence: 0.9 };
};
