import type { Field } from '@valet/schemas';
import { labelGuards, labelVocabularies } from './data/label-guards.ts';
import { splitRef } from './look-up-fact.ts';
import { normaliseQuestion } from './normalise-text.ts';

/** Why a fact must not answer this question, however well its label matched; null when it may. */
export function guardLabel(ref: string, { label, section }: Field): string | null {
  const paths = splitRef(ref);
  for (const { ref: pattern, unless, section: heading, why } of labelGuards) {
    if (paths.some((path) => pattern.test(path)) && (unless.test(label) || heading?.test(section))) return why;
  }
  const vocabulary = labelVocabularies.find((entry) => paths.includes(entry.ref));
  const words = normaliseQuestion(label)
    .split(' ')
    .filter((word) => word !== '' && !/^\d+$/.test(word));
  return vocabulary && words.some((word) => !vocabulary.words.has(word)) ? vocabulary.why : null;
}
