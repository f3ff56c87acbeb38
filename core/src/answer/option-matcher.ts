import { readCountry } from './country.ts';
import { declineWordings } from './data/decline-wordings.ts';
import { degreeSynonyms } from './data/degree-synonyms.ts';
import { disabilityWordings } from './data/disability-wordings.ts';
import { genderWordings } from './data/gender-wordings.ts';
import { hispanicWordings } from './data/hispanic-wordings.ts';
import { raceWordings } from './data/race-wordings.ts';
import type { Domain } from './data/ref-domains.ts';
import { veteranWordings } from './data/veteran-wordings.ts';
import { workStatusWordings } from './data/work-status-wordings.ts';
import { matchDialCode } from './match-dial-code.ts';
import { matchMonth } from './match-month.ts';
import { matchPlace } from './match-place.ts';
import { matchRace } from './match-race.ts';
import { matchRange } from './match-range.ts';
import { matchYesNo } from './match-yes-no.ts';
import type { Matcher, Wanted } from './matcher.ts';
import { readRegion } from './region.ts';
import { findWording, type WordingTable } from './wording-group.ts';

/** Options whose wording means the same as what is wanted, or else the nearest thing that follows from it. */
function byWording(table: WordingTable, shorten = (text: string) => text): Matcher {
  return ({ text }, options) => {
    const group = findWording(table, text) ?? findWording(table, shorten(text));
    if (!group) return { labels: [], confidence: 0 };
    const meanings = [group.meaning, ...(group.implies ?? [])];
    for (const [step, meaning] of meanings.entries()) {
      const labels = options.filter((label) => findWording(table, label)?.meaning === meaning);
      if (labels.length > 0) return { labels, confidence: step === 0 ? 0.95 : 0.85 };
    }
    return { labels: [], confidence: 0 };
  };
}

/** Yes or no, but never an option that the table knows to mean something else. */
function yesNoBeside(table: WordingTable): Matcher {
  return (wanted, options) => {
    const { labels, confidence } = matchYesNo(wanted, options);
    return { labels: labels.filter((label) => findWording(table, label) === undefined), confidence };
  };
}

const matchCountry: Matcher = ({ text }, options) => {
  const country = readCountry(text);
  return { labels: country ? options.filter((label) => readCountry(label) === country) : [], confidence: 0.95 };
};

const matchRegion: Matcher = ({ text, country }, options) => {
  const region = readRegion(text, country);
  const labels = region ? options.filter((label) => readRegion(label, country)?.code === region.code) : [];
  return { labels, confidence: 0.95 };
};

/** "BS in Computer Science" and "BS, Computer Science" are a BS. */
const degree = byWording(degreeSynonyms, (text) => text.split(/\s+in\s+|,/)[0] ?? '');

const decline = byWording(declineWordings);

const matchers: Readonly<Record<Domain, readonly Matcher[]>> = {
  gender: [byWording(genderWordings), decline],
  race: [matchRace(raceWordings), decline],
  hispanic: [byWording(hispanicWordings), yesNoBeside(hispanicWordings), decline],
  veteran: [byWording(veteranWordings), yesNoBeside(veteranWordings), decline],
  disability: [byWording(disabilityWordings), yesNoBeside(disabilityWordings), decline],
  degree: [degree],
  work_status: [byWording(workStatusWordings)],
  country: [matchCountry],
  region: [matchRegion],
  place: [matchPlace],
  phone: [],
  dial_code: [matchDialCode],
  date: [],
  month: [matchMonth],
  number: [matchRange],
  yes_no: [matchYesNo],
  list: [],
};

/** Where nothing names the subject: whole wordings of any subject, and only those. */
const anySubject: readonly Matcher[] = [
  matchYesNo,
  decline,
  matchRange,
  ...[genderWordings, raceWordings, veteranWordings, disabilityWordings, workStatusWordings].map((table) =>
    byWording(table),
  ),
  degree,
];

/** The matchers for a wanted value: by its subject, else by the subject that the options show. */
export function matchersOf({ domain, country }: Wanted, options: readonly string[]): readonly Matcher[] {
  if (domain !== null) return matchers[domain];
  const shown = (test: (label: string) => boolean) =>
    options.length >= 5 && options.filter(test).length >= options.length * 0.8;
  if (shown((label) => readCountry(label) !== null)) return [matchCountry];
  if (shown((label) => readRegion(label, country) !== null)) return [matchRegion];
  return anySubject;
}
