import codes from 'i18n-iso-countries/codes.json' with { type: 'json' };
import english from 'i18n-iso-countries/langs/en.json' with { type: 'json' };
import { countryAliases } from './data/country-aliases.ts';
import { normaliseText } from './normalise-text.ts';

const display = new Intl.DisplayNames(['en'], { type: 'region' });
const alpha3ByAlpha2 = new Map(codes.map(([alpha2, alpha3]) => [String(alpha2), String(alpha3)]));

/** Usual English name of a country by its ISO 3166-1 alpha-2 code. */
export function countryName(alpha2: string): string {
  return display.of(alpha2) ?? alpha2;
}

/** ISO 3166-1 alpha-3 code by alpha-2 code. */
export function countryAlpha3(alpha2: string): string | undefined {
  return alpha3ByAlpha2.get(alpha2);
}

/** Every name of a country that {@link readCountry} knows, codes apart. */
export function countryNames(alpha2: string): readonly string[] {
  const listed = (english.countries as Record<string, string | string[]>)[alpha2] ?? [];
  return [...new Set([countryName(alpha2), ...[listed].flat(), ...(countryAliases[alpha2] ?? [])])];
}

/** All ISO 3166-1 alpha-2 codes. */
export const countryCodes: readonly string[] = [...alpha3ByAlpha2.keys()];

const byName = indexNames();

function indexNames(): ReadonlyMap<string, string> {
  const index = new Map<string, string>();
  const shared = new Set<string>();
  for (const code of countryCodes) {
    for (const name of [code, countryAlpha3(code) ?? code, ...countryNames(code)]) {
      const key = normaliseText(name);
      const other = index.get(key);
      if (other !== undefined && other !== code) shared.add(key);
      index.set(key, code);
    }
  }
  // "Congo" names two countries.
  for (const key of shared) index.delete(key);
  return index;
}

/** The country that a text is: a name, an alias or an ISO 3166-1 code. Null when it is none, or names two. */
export function readCountry(text: string): string | null {
  return byName.get(normaliseText(text)) ?? null;
}
