import type { Field } from '@valet/schemas';
import { readCountry } from '../answer/country.ts';
import { readRegion } from '../answer/region.ts';
import { matchText } from './match-text.ts';

/** True when so many of the options, and at least `least`, are what a test says. */
function isMost({ options }: Field, test: (label: string) => unknown, least: number): boolean {
  return options.length >= least && options.filter(({ label }) => test(label)).length >= options.length * 0.8;
}

/** True for a list of calling codes (`Germany (+49)`, `Germany+49`). */
export const offersCallingCodes = (field: Field) => isMost(field, (label) => /(?<![\d+])\+ ?\d{1,4}\b/.test(label), 5);

/** Salutations (en, de, fr, es, pt, it, nl, pl). */
const salutations =
  /^(?:mr|mrs|ms|miss|mx|herr|frau|madame|monsieur|mme|mlle|sr|sra|srta|senor|senora|senhor|senhora|sig|signor|signora|dhr|de heer|mevr|mevrouw|pan|pani)$/;

/** True for a list that is salutations by half, beside titles and what stands for none. */
const offersSalutations = ({ options }: Field) =>
  options.filter(({ label }) => salutations.test(matchText(label))).length >= Math.max(2, options.length / 2);

/** Countries whose states and provinces forms offer in a list of their own. */
const listedCountries = ['US', 'CA', 'AU', 'BR', 'MX', 'AR', 'ES', 'IT', 'IN', 'DE', 'CH', 'AT'];

/** What a list of calling codes, of whole countries, or of the states of a large one, is about. */
export function refOffered(field: Field): string | null {
  if (offersCallingCodes(field)) return 'profile.phone_country_code';
  if (isMost(field, readCountry, 40)) return 'profile.location.country';
  if (offersSalutations(field)) return 'profile.honorific';
  const isOf = (country: string) => isMost(field, (label) => readRegion(label, country), country === 'US' ? 45 : 8);
  return listedCountries.some(isOf) ? 'profile.location.state' : null;
}
