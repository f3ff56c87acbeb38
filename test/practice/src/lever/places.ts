import { findPlaces } from '../greenhouse/geocoder.ts';

/** A suggestion of Lever's place search. */
export interface LeverPlace {
  readonly name: string;
  readonly id: string;
}

/** Places as Lever names them: city, short region and ISO 3166 alpha-3 country, e.g. `Toronto, ON, CAN`. */
export function searchPlaces(text: string): LeverPlace[] {
  return findPlaces(text.replace(/\bUSA\b/i, 'US')).map(({ properties }) => {
    const { name, region_a, country_code } = properties;
    const parts = [name, region_a, alpha3[country_code] ?? country_code].filter((part) => part !== '');
    return { name: parts.join(', '), id: parts.join('-').toLowerCase() };
  });
}

const alpha3: Readonly<Record<string, string>> = { US: 'USA', CA: 'CAN', GB: 'GBR', DE: 'DEU', FR: 'FRA', NL: 'NLD' };
