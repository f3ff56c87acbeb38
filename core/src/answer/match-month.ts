import { monthNames } from './data/date-formats.ts';
import type { Matcher } from './matcher.ts';
import { normaliseText } from './normalise-text.ts';

const languages = ['en', 'de', 'fr', 'es', 'pt', 'it', 'nl', 'pl'] as const;

/** Numbers of months by long and short names of all languages (CLDR). No name means different months in two of them. */
const numbersByName: ReadonlyMap<string, number> = new Map(
  languages.flatMap((language) =>
    (['long', 'short'] as const).flatMap((month) => {
      const format = new Intl.DateTimeFormat(language, { month, timeZone: 'UTC' });
      return monthNames.map((_, at): [string, number] => [
        normaliseText(format.format(Date.UTC(2000, at, 15))),
        at + 1,
      ]);
    }),
  ),
);

/** Number of a month, 1 to 12, by number or name ("3", "03", "Mar", "März", "03 - March"); null when it is none. */
export function readMonth(text: string): number | null {
  const words = normaliseText(text).split(' ').filter(Boolean);
  const months = words.map((word) => {
    return numbersByName.get(word) ?? (/^\d{1,2}$/.test(word) ? Number(word) : Number.NaN);
  });
  const [first, ...others] = months;
  if (first === undefined || !(first >= 1 && first <= 12) || others.some((month) => month !== first)) return null;
  return first;
}

/** Month options by number or name. */
export const matchMonth: Matcher = ({ text }, options) => {
  const month = readMonth(text);
  return { labels: month === null ? [] : options.filter((label) => readMonth(label) === month), confidence: 0.95 };
};
