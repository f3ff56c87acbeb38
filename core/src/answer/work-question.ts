import type { Profile } from '@valet/schemas';
import { decodeHTML } from 'entities';
import { countryCodes, countryNames, readCountry } from './country.ts';
import { type WorkRule, workQuestion, workRules, workStatement } from './data/work-authorisation-rules.ts';
import { workStatusWordings } from './data/work-status-wordings.ts';
import { type Fact, found, type Result, refused } from './fact.ts';
import { normaliseQuestion } from './normalise-text.ts';
import { findWording } from './wording-group.ts';

/** A yes/no question about the right to work. */
export interface WorkQuestion {
  readonly asks: 'authorised' | 'sponsorship' | 'authorised_without_sponsorship';
  /** ISO 3166-1 alpha-2 of the one country that the question names; null when it names none. */
  readonly country: string | null;
}

/** Understands a question about the right to work; null when it is none, or one that only a person can answer. */
export function readWorkQuestion(label: string): WorkQuestion | null {
  const text = decodeHTML(label);
  const { yesNo, authorised, lawful, sponsorship, withoutSponsorship, visaClass } = workQuestion;
  const countries = namedCountries(text);
  if (!yesNo.test(text) || countries.length > 1 || hasOtherWords(text)) return null;
  const country = countries[0]?.code ?? null;
  const without = text.search(withoutSponsorship);
  const need = text.search(sponsorship);
  if (need >= 0 && (without < 0 || without > need)) {
    const head = text.slice(0, need);
    const isDouble = without >= 0 || (authorised.test(head) && lawful.test(head));
    return isDouble ? null : { asks: 'sponsorship', country };
  }
  if (!authorised.test(text) || !(lawful.test(text) || without >= 0)) return null;
  if (without < 0 && visaClass.test(text)) return null;
  return { asks: without >= 0 ? 'authorised_without_sponsorship' : 'authorised', country };
}

/** Whether the question says anything beside what such questions say. */
function hasOtherWords(text: string): boolean {
  const bare = namedCountries(text).reduce(
    (rest, { pattern }) => rest.replaceAll(new RegExp(pattern, 'gu'), ' '),
    text,
  );
  const words = normaliseQuestion(bare.replace(workQuestion.harmless, ' ')).split(' ');
  return words.some((word) => word !== '' && !workQuestion.words.has(word));
}

/** Answers such a question from what the profile states; the reason when nothing there settles it. */
export function answerWorkQuestion({ asks, country }: WorkQuestion, profile: Profile): Result<Fact> {
  const rules = rulesFor(profile.work_authorization);
  const rule = rules.find(({ countries }) => country !== null && countries.includes(country));
  const needs = profile.requires_sponsorship;
  if (rule && needs !== undefined && rule.needsSponsorship !== null && needs !== rule.needsSponsorship) {
    return refused('work_authorization and requires_sponsorship contradict each other');
  }
  const settled = rule ? byRule(asks, { ...rule, needsSponsorship: rule.needsSponsorship ?? needs ?? null }) : null;
  if (rule && settled !== null) {
    return found({ value: settled, source: 'rule', confidence: 0.95, detail: rule.why });
  }
  if (asks !== 'sponsorship') {
    return refused(
      country === null
        ? 'the question names no country, so the work authorisation does not settle it'
        : `the profile does not settle whether the candidate may work in ${country}`,
    );
  }
  if (needs === undefined) return refused('the profile does not say whether a sponsor is needed');
  const home = profile.location?.country ? readCountry(profile.location.country) : null;
  if (country !== null && (rules.length > 0 || (home !== null && home !== country))) {
    return refused(`requires_sponsorship is not about ${country}`);
  }
  return found({ value: needs, source: 'profile', confidence: 0.95 });
}

/** What the stated work authorisation means, country by country. */
function rulesFor(status: string | undefined): readonly WorkRule[] {
  if (!status) return [];
  const stated = status.trim().match(workStatement);
  const country = stated?.[1] ? readCountry(stated[1]) : null;
  const meaning = findWording(workStatusWordings, status)?.meaning;
  const rules = workRules.filter((rule) => rule.status === meaning);
  if (!country) return rules;
  const needsSponsorship = stated?.[2] ? false : null;
  return [{ status, countries: [country], authorised: true, needsSponsorship, why: 'the profile states it' }];
}

function byRule(asks: WorkQuestion['asks'], { authorised, needsSponsorship }: WorkRule): boolean | null {
  if (asks === 'authorised') return authorised;
  if (needsSponsorship === null) return null;
  return asks === 'sponsorship' ? needsSponsorship : authorised && !needsSponsorship;
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = countryCodes.map((code) => {
  const names = code === 'US' ? [...countryNames(code), 'US'] : countryNames(code);
  const spelled = names.filter((name) => name !== 'America' || code !== 'US').map(escapePattern);
  return { code, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelled.join('|')})(?![\\p{L}\\p{N}])`, 'u') };
});

/** Countries named in a text, in capitals as names are written: "us" is no country. */
function namedCountries(text: string) {
  return patterns.filter(({ pattern }) => pattern.test(text));
}
