import { normaliseText } from '../answer/normalise-text.ts';

/** Words that say nothing of a person: they may stand in an answer without standing in its facts. */
const plainWords = new Set(
  `a about above across after all also always am an and another any are as at be because been before being between both
  bring build but by can could current currently do does during each enjoy even experience experienced field first for from
  get give good great had has have having help here how i if in interest interested into is it its join just keen know
  learn like looking love make many me more my myself name new next of on one opportunity or other our
  out over own part people position possible role same should since skill skills so some such take team than thank that the
  their them then there these they this those through to together too use used using very want was way we well were what when where
  which while who will with work worked working would year years yes you your`.split(/\s+/),
);
/** Least share of the telling words that must come from the facts or the question. */
const leastShare = 0.6;

/**
 * Whether a text says only what its sources say, as far as words can tell: each number and each name in it is in them, and so are
 * most of its telling words. Sources: the facts that the text rests on, the question, the page's title.
 */
export function isGrounded(text: string, sources: readonly string[]): boolean {
  const known = new Set(sources.flatMap(wordsOf));
  const stems = new Set([...known].map(stem));
  const words = wordsOf(text);
  const isKnown = (word: string) => known.has(word) || (!/\d/.test(word) && stems.has(stem(word)));
  if (words.some((word) => /\d/.test(word) && !known.has(word))) return false;
  if (namesIn(text).some((name) => wordsOf(name).some((word) => !isKnown(word)))) return false;
  const telling = words.filter((word) => !plainWords.has(word));
  return telling.length > 0 && telling.filter(isKnown).length >= telling.length * leastShare;
}

/** Whether every word of a short text that tells anything is in one of the sources. */
export function isStated(text: string, sources: readonly string[]): boolean {
  const telling = wordsOf(text).filter((word) => !plainWords.has(word));
  const states = (source: string) => {
    const known = new Set(wordsOf(source));
    return telling.every((word) => known.has(word));
  };
  return telling.length > 0 && sources.some(states);
}

function wordsOf(text: string): readonly string[] {
  return normaliseText(text)
    .split(' ')
    .filter((word) => word !== '');
}

/** Words with a capital letter that no sentence begins with. */
function namesIn(text: string): readonly string[] {
  return [...text.matchAll(/(?<![.!?:]\s+|^\s*|["“(]\s*)(?<!\p{L})\p{Lu}[\p{L}\p{N}+#.-]*/gu)]
    .map(([word]) => word)
    .filter((word) => word !== 'I' && !word.startsWith("I'"));
}

const stem = (word: string) => (word.length > 6 ? word.slice(0, 6) : word);
