import { monthNames } from './data/date-formats.ts';
import type { Matcher } from './matcher.ts';
import { normaliseText } from './normalise-text.ts';

/** Number of a month, 1 to 12, by number or English name ("3", "03", "Mar", "March", "03 - March"); null when it is none. */
export function readMonth(text: string): number | null {
  const words = normaliseText(text).split(' ').filter(Boolean);
  const months = words.map((word) => {
    const named = monthNames.findIndex((name) => [name, name.slice(0, 3)].some((form) => form.toLowerCase() === word));
    return named >= 0 ? named + 1 : /^\d{1,2}$/.test(word) ? Number(word) : Number.NaN;
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
