import type { Profile } from '@valet/schemas';
import {
  type CountryCode,
  getCountryCallingCode,
  isSupportedCountry,
  parsePhoneNumberFromString,
} from 'libphonenumber-js';
import { readCountry } from './country.ts';

/** A phone number taken apart. */
export interface PhoneParts {
  /** Without plus sign. */
  readonly callingCode: string;
  /** ISO 3166-1 alpha-2; null where several countries share the calling code and the number does not tell. */
  readonly country: string | null;
  /** Digits after the calling code, as dialled from abroad. */
  readonly significant: string;
  readonly e164: string;
  readonly international: string;
  readonly national: string;
}

/** Calling code of a country, without plus sign; null where it has none. */
export function callingCodeOf(country: string): string | null {
  return isSupportedCountry(country) ? getCountryCallingCode(country) : null;
}

/**
 * Takes the profile's phone number apart. A number without a country code is taken apart only when the profile names the
 * country of the phone; null otherwise. Numbers that no exchange hands out (555-01xx) are taken apart like others.
 */
export function readPhone(profile: Profile): PhoneParts | null {
  const { phone, phone_country_code: given } = profile;
  if (!phone) return null;
  const country = given && isSupportedCountry(given) ? given : undefined;
  const text = given?.startsWith('+') && !phone.trim().startsWith('+') ? `${given} ${phone}` : phone;
  const parsed = parsePhoneNumberFromString(
    text,
    country ? { defaultCountry: country, extract: false } : { extract: false },
  );
  if (!parsed || parsed.ext) return null;
  const callingCode = parsed.countryCallingCode;
  return {
    callingCode,
    country: parsed.country ?? tieBreak(profile, callingCode),
    significant: parsed.nationalNumber,
    e164: parsed.number,
    international: parsed.formatInternational(),
    national: parsed.formatNational(),
  };
}

/** Among countries with one calling code any picks the same number, so the candidate's own country is taken when it is one. */
function tieBreak({ phone_country_code: given, location }: Profile, callingCode: string): CountryCode | null {
  for (const text of [given, location?.country]) {
    const country = text ? readCountry(text) : null;
    if (country && isSupportedCountry(country) && getCountryCallingCode(country) === callingCode) return country;
  }
  return null;
}
