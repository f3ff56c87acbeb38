import type { Profile } from '@valet/schemas';
import { countryCodes, countryNames, readCountry } from './country.ts';
import { type WorkRule, workQuestion, workRules } from './data/work-authorisation-rules.ts';
import { workStatusWordings } from './data/work-status-wordings.ts';
import { type Fact, found, type Result, refused } from './fact.ts';
import { findWording } from './wording-group.ts';

/** A yes/no question about the right to work. */
export interface WorkQuestion {
  readonly asks: 'authorised' | 'sponsorship' | 'authorised_without_sponsorship';
  /** ISO 3166-1 alpha-2 of the one country that the question names; null when it names none. */
  readonly country: string | null;
}

/** Understands a question about the right to work; null when it is none, or one that only a person can answer. */
export function readWorkQuestion(label: string): WorkQuestion | null {
  const { yesNo, authorised, lawful, sponsorship, withoutSponsorship, refuse } = workQuestion;
  if (!yesNo.test(label) || refuse.test(label)) return null;
  const countries = namedCountries(label);
  if (countries.length > 1) return null;
  const country = countries[0] ?? null;
  const without = withoutSponsorship.test(label);
  const need = label.search(sponsorship);
  if (need >= 0) {
    if (without || (authorised.test(label.slice(0, need)) && lawful.test(label.slice(0, need)))) return null;
    return { asks: 'sponsorship', country };
  }
  if (!authorised.test(label) || !(lawful.test(label) || without)) return null;
  return { asks: without ? 'authorised_without_sponsorship' : 'authorised', country };
}

/** Answers such a question from what the profile states; the reason when nothing there settles it. */
export function answerWorkQuestion({ asks, country }: WorkQuestion, profile: Profile): Result<Fact> {
  const status = profile.work_authorization && findWording(workStatusWordings, profile.work_authorization)?.meaning;
  const rules = workRules.filter((rule) => rule.status === status);
  const rule = rules.find(({ countries }) => country !== null && countries.includes(country));
  const needs = profile.requires_sponsorship;
  if (rule) {
    if (needs !== undefined && needs !== rule.needsSponsorship) {
      return refused('work_authorization and requires_sponsorship contradict each other');
    }
    return found({ value: byRule(asks, rule), source: 'rule', confidence: 0.95, detail: rule.why });
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

function byRule(asks: WorkQuestion['asks'], { authorised, needsSponsorship }: WorkRule): boolean {
  if (asks === 'sponsorship') return needsSponsorship;
  return asks === 'authorised' ? authorised : authorised && !needsSponsorship;
}

const escapePattern = (text: string) => text.replace(/[.*+?^${}()|[\]\\]/g, '\\$&');
const patterns = countryCodes.map((code) => {
  const names = code === 'US' ? [...countryNames(code), 'US'] : countryNames(code);
  const spelled = names.filter((name) => name !== 'America' || code !== 'US').map(escapePattern);
  return { code, pattern: new RegExp(`(?<![\\p{L}\\p{N}])(?:${spelled.join('|')})(?![\\p{L}\\p{N}])`, 'u') };
});

/** Countries named in a text, in capitals as names are written: "us" is no country. */
function namedCountries(text: string): readonly string[] {
  return patterns.filter(({ pattern }) => pattern.test(text)).map(({ code }) => code);
}
