import type { Application, Profile } from '@valet/schemas';
import { countryName, readCountry } from './country.ts';
import type { Fact } from './fact.ts';
import { readPhone } from './phone.ts';
import { readRegion } from './region.ts';

type Derivation = (profile: Profile, match: RegExpMatchArray) => string | number | boolean | null | undefined;

const entry = (list: 'education' | 'work_history', at: string | undefined) => (profile: Profile) =>
  profile[list]?.[Number(at)];

/**
 * Every fact that is found by rearranging others, with why. No entry infers: a full name is never split, a preferred name is not
 * the first name, a demographic answer follows from nothing.
 */
const derivations: readonly { ref: RegExp; why: string; confidence?: number; derive: Derivation }[] = [
  {
    ref: /^profile\.full_name$/,
    why: 'first and last name',
    derive: ({ first_name, last_name }) => (first_name && last_name ? `${first_name} ${last_name}` : null),
  },
  {
    ref: /^profile\.current_company$/,
    why: 'first entry of the work history',
    derive: (p) => p.work_history?.[0]?.company,
  },
  {
    ref: /^profile\.current_title$/,
    why: 'first entry of the work history',
    derive: (p) => p.work_history?.[0]?.title,
  },
  {
    ref: /^profile\.location\.display$/,
    why: 'city, state and country',
    derive: ({ location }) => describePlace(location),
  },
  {
    ref: /^profile\.location\.address_line1$/,
    why: 'the address, which is one line',
    confidence: 0.9,
    derive: ({ location }) => (location?.address && !/[,\n]/.test(location.address) ? location.address : null),
  },
  {
    ref: /^profile\.location\.(street_name|house_number)$/,
    why: 'part of the first address line',
    confidence: 0.9,
    derive: ({ location }, [, part]) => {
      const parts = readStreet(location?.address_line1 ?? location?.address);
      return part === 'street_name' ? parts?.street : parts?.number;
    },
  },
  {
    ref: /^profile\.location\.address$/,
    why: 'the address lines',
    confidence: 0.9,
    derive: ({ location: at }) =>
      at?.address_line1 ? [at.address_line1, at.address_line2, at.address_line3].filter(Boolean).join(', ') : null,
  },
  {
    ref: /^profile\.phone_country_code$/,
    why: 'country code of the phone number',
    derive: (profile) => {
      const parts = readPhone(profile);
      return parts && (parts.country ?? `+${parts.callingCode}`);
    },
  },
  {
    ref: /^profile\.phone_national$/,
    why: 'phone number without its country code',
    derive: (p) => readPhone(p)?.significant,
  },
  {
    ref: /^profile\.phone$/,
    why: 'country code and national number',
    derive: ({ phone_country_code: code, phone_national: national }) =>
      code?.startsWith('+') && national ? `${code} ${national}` : null,
  },
  {
    ref: /^profile\.education\.(\d+)\.graduation_year$/,
    why: 'year of the end date',
    derive: (profile, [, at]) => datePart(profile.education?.[Number(at)]?.end_date, 'year'),
  },
  {
    ref: /^profile\.education\.(\d+)\.end_date\.year$/,
    why: 'year of graduation',
    derive: (profile, [, at]) => {
      const school = profile.education?.[Number(at)];
      return datePart(school?.end_date, 'year') ?? school?.graduation_year;
    },
  },
  {
    ref: /^profile\.work_history\.(\d+)\.current$/,
    why: 'a position without end date is held',
    derive: (profile, [, at]) => {
      const position = entry('work_history', at)(profile);
      return position ? position.end_date === undefined : null;
    },
  },
  {
    ref: /^profile\.(date_of_birth|start_date)\.(day|month|year)$/,
    why: 'part of the date',
    derive: (profile, [, name, part]) =>
      datePart(name === 'date_of_birth' ? profile.date_of_birth : profile.start_date, part),
  },
  {
    ref: /^profile\.(education|work_history)\.(\d+)\.(start|end)_date\.(day|month|year)$/,
    why: 'part of the date',
    derive: (profile, [, list, at, end, part]) => {
      const item = entry(list === 'education' ? 'education' : 'work_history', at)(profile);
      return datePart(end === 'start' ? item?.start_date : item?.end_date, part);
    },
  },
];

/** The fact that a ref names, where it is only another arrangement of what the application tells; else null. */
export function deriveFact(ref: string, { profile }: Application): Fact | null {
  for (const { ref: pattern, why, confidence = 1, derive } of derivations) {
    const match = ref.match(pattern);
    const value = match && derive(profile, match);
    if (value !== null && value !== undefined && value !== '')
      return { value, source: 'rule', confidence, detail: why };
  }
  return null;
}

function datePart(date: string | undefined, part: string | undefined): number | null {
  const match = date?.match(/^(\d{4})(?:-(\d{2})(?:-(\d{2}))?)?$/);
  const text = match?.[part === 'year' ? 1 : part === 'month' ? 2 : 3];
  return text ? Number(text) : null;
}

/** Street and house number of a line that holds one number only, at its beginning or end; null for any other line. */
function readStreet(line: string | undefined): { street: string; number: string } | null {
  const [, before, street] = line?.trim().match(/^(\d+[a-z]?),? (\D+)$/i) ?? [];
  if (before && street) return { street, number: before };
  const [, name, behind] = line?.trim().match(/^(\D+?),? (\d+ ?[a-z]?)$/i) ?? [];
  return name && behind ? { street: name, number: behind } : null;
}

function describePlace(location: Profile['location']): string | null {
  if (!location?.city) return null;
  const country = location.country ? readCountry(location.country) : null;
  const state = location.state ? (readRegion(location.state, country)?.name ?? location.state) : undefined;
  const nation = country ? countryName(country) : location.country;
  return [location.city, state, nation].filter(Boolean).join(', ');
}
