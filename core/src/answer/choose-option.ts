import type { FieldOption } from '@valet/schemas';
import { placeholderOptions } from './data/placeholder-options.ts';
import { found, type Result, refused } from './fact.ts';
import type { Choice, Matcher, Wanted } from './matcher.ts';
import { normaliseText } from './normalise-text.ts';
import { matchersOf } from './option-matcher.ts';

/** Below this a choice is not made and an answer is not sent. */
export const confidenceFloor = 0.7;

const placeholders = new Set(placeholderOptions.map(normaliseText));
const notAsked = (label: string) => !placeholders.has(normaliseText(label));

/**
 * Chooses the option that says what is wanted: the same label (1), the same words (0.98), the same by subject (0.85 to 0.95, see
 * `option-matcher.ts`), the only one that begins so (0.8, never for a sensitive field). Two that fit equally well are no choice.
 */
export function chooseOption(wanted: Wanted, options: readonly FieldOption[]): Result<Choice> {
  const labels = options.map(({ label }) => label).filter(notAsked);
  for (const match of [sameLabel, sameWords, sameValue(options), ...matchersOf(wanted, labels), onlyPrefix]) {
    const { labels: fitting, confidence } = match(wanted, labels);
    const [label, ...others] = fitting;
    if (label === undefined) continue;
    if (others.length > 0) return refused(`${fitting.length} options fit equally well`);
    return confidence < confidenceFloor ? refused('no option fits well enough') : found({ label, confidence });
  }
  return refused('no option says what is known');
}

const sameLabel: Matcher = ({ text }, options) => ({
  labels: options.filter((label) => label.trim() === text.trim()).slice(0, 1),
  confidence: 1,
});

const sameWords: Matcher = ({ text }, options) => {
  const wanted = normaliseText(text);
  return { labels: wanted === '' ? [] : options.filter((label) => normaliseText(label) === wanted), confidence: 0.98 };
};

function sameValue(options: readonly FieldOption[]): Matcher {
  return ({ text }, labels) => {
    const wanted = normaliseText(text);
    const fitting = options.filter(
      ({ value, label }) =>
        value !== undefined && labels.includes(label) && /\p{L}/u.test(value) && normaliseText(value) === wanted,
    );
    return { labels: fitting.map(({ label }) => label), confidence: 0.95 };
  };
}

const leastPrefixLength = 4;

const onlyPrefix: Matcher = ({ text, sensitive, domain }, options) => {
  const wanted = normaliseText(text);
  const usable = !sensitive && (domain === null || domain === 'list') && wanted.length >= leastPrefixLength;
  return {
    labels: usable ? options.filter((label) => normaliseText(label).startsWith(`${wanted} `)) : [],
    confidence: 0.8,
  };
};
