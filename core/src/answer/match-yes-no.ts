import { yesNoWordings } from './data/yes-no-wordings.ts';
import type { Matcher } from './matcher.ts';
import { findWording } from './wording-group.ts';

const opening = /^\s*([\p{L}]+)(?:\s*$|\s*[,.;:!–—(-]|\s+(?:I|we|my)\b|\s+I['’])/u;

/**
 * Whether a text says yes or no: it is such a word, or begins with one that stands apart ("Yes, I am", "No - not at this time").
 * Null for "No preference", "None", "Yesterday".
 */
export function polarityOf(text: string): 'yes' | 'no' | null {
  const word = text.match(opening)?.[1];
  const meaning =
    word && word.length > 1 ? findWording(yesNoWordings, word)?.meaning : findWording(yesNoWordings, text)?.meaning;
  return meaning === 'yes' || meaning === 'no' ? meaning : null;
}

/** Yes/no options by polarity: only where the options hold both, so that the question is one of yes or no. */
export const matchYesNo: Matcher = ({ text }, options) => {
  const wanted = polarityOf(text);
  const polarities = options.map(polarityOf);
  if (wanted === null || !polarities.includes('yes') || !polarities.includes('no'))
    return { labels: [], confidence: 0 };
  const isPlain = findWording(yesNoWordings, text) !== undefined;
  return { labels: options.filter((_label, at) => polarities[at] === wanted), confidence: isPlain ? 0.95 : 0.85 };
};
