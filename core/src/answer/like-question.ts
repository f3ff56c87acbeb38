import { distance } from 'fastest-levenshtein';
import { fillerWords } from './data/filler-words.ts';

/** Fewer telling words may be like anything. */
const leastWords = 2;

/**
 * The one of these questions that is worded like `question`: the same telling words in the same order, each spelled the same but for
 * a slip of the pen. Null where there is none, or more than one. All are given as `normaliseQuestion` leaves them.
 */
export function findLike(question: string, questions: readonly string[]): string | null {
  const words = tellingWords(question);
  if (words.length < leastWords) return null;
  const [found, ...others] = questions.filter((one) => isLike(words, tellingWords(one)));
  return found === undefined || others.length > 0 ? null : found;
}

function isLike(one: readonly string[], other: readonly string[]): boolean {
  return one.length === other.length && one.every((word, at) => isSameWord(word, other[at] ?? ''));
}

/** Short words, numbers and words that begin otherwise are never slips: "not" and "now" are two words. */
function isSameWord(one: string, other: string): boolean {
  if (one === other) return true;
  const length = Math.min(one.length, other.length);
  if (length < 6 || one[0] !== other[0] || /\d/.test(one + other)) return false;
  return distance(one, other) <= (length < 10 ? 1 : 2);
}

function tellingWords(question: string): readonly string[] {
  return question.split(' ').filter((word) => word !== '' && !fillerWords.has(word));
}
