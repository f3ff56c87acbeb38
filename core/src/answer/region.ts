import countries from 'country-region-data/data.json' with { type: 'json' };
import { normaliseText } from './normalise-text.ts';

/** A state or province. */
export interface Region {
  /** Short code within the country, such as CA. */
  readonly code: string;
  readonly name: string;
}

const regionsByCountry = new Map(
  countries.map(({ countryShortCode, regions }) => [
    countryShortCode,
    regions.flatMap(({ name, shortCode }): Region[] => (shortCode ? [{ code: shortCode, name }] : [])),
  ]),
);

/** The state or province of a country that a text is, by name or short code; null when it is none. */
export function readRegion(text: string, country: string | null): Region | null {
  if (country === null) return null;
  const wanted = normaliseText(text);
  const regions = regionsByCountry.get(country) ?? [];
  return regions.find(({ code, name }) => normaliseText(name) === wanted || normaliseText(code) === wanted) ?? null;
}
