import { readCountry } from './country.ts';
import type { Matcher } from './matcher.ts';
import { normaliseText } from './normalise-text.ts';
import { readRegion } from './region.ts';

interface Place {
  readonly city: string;
  readonly state: string | null;
  /** ISO 3166-1 alpha-2. */
  readonly country: string | null;
}

/** Options of a place search. The city must be the same, and every state or country that an option names must be known and the same. */
export const matchPlace: Matcher = (wanted, options) => {
  const place = readPlace(wanted.text, wanted);
  const scores = options.map((label) => ({ label, score: scoreOf(label, place) }));
  const best = Math.max(0, ...scores.map(({ score }) => score));
  const labels = best === 0 ? [] : scores.filter(({ score }) => score === best).map(({ label }) => label);
  return { labels, confidence: best >= fullScore(place) ? 0.95 : 0.85 };
};

function readPlace(text: string, context: { state: string | null; country: string | null }): Place {
  const [city = '', ...rest] = text.split(',').map((part) => part.trim());
  const last = rest.at(-1);
  // "San Francisco, CA": two letters are a state of the candidate's country before they are a country.
  const isState = last !== undefined && rest.length === 1 && readRegion(last, context.country) !== null;
  const stated = last !== undefined && !isState && last.length > 1 ? readCountry(last) : null;
  const country = stated ?? context.country;
  const state = isState ? last : rest.length > 1 && stated ? rest.at(-2) : undefined;
  return { city, state: state ?? (stated === null || stated === context.country ? context.state : null), country };
}

function fullScore({ state, country }: Place): number {
  return 1 + (state ? 1 : 0) + (country ? 1 : 0);
}

/** 0 when the option names another place or one that is not known; else how much of the place it confirms. */
function scoreOf(label: string, place: Place): number {
  const [city = '', ...rest] = label.split(',').map((part) => part.trim());
  if (normaliseText(city) !== normaliseText(place.city)) return 0;
  const isCountry = (part: string) => place.country !== null && readCountry(part) === place.country;
  const isState = (part: string) =>
    place.state !== null &&
    (normaliseText(part) === normaliseText(place.state) ||
      (readRegion(part, place.country)?.code ?? part) === readRegion(place.state, place.country)?.code);
  const states = rest.filter(isState);
  const countries = rest.filter((part) => !isState(part) && isCountry(part));
  const unknown = rest.length - states.length - countries.length;
  // An unnamed district between a known city and its known country is no guess, as long as no state is contradicted.
  const allowed = countries.length > 0 && (place.state === null || states.length > 0) ? 1 : 0;
  if (unknown > allowed) return 0;
  return 1 + (states.length > 0 ? 1 : 0) + (countries.length > 0 ? 1 : 0) - unknown * 0.5;
}
