import type { Application } from '@valet/schemas';
import { normaliseText } from '../answer/normalise-text.ts';

/** Parts of a profile that may stand in an answer to a question; the values of all others belong to their own fields. */
const open = new Set(['headline', 'summary', 'additional_info', 'skills', 'languages', 'certifications']);
const openLists = new Set(['work_history', 'education']);
/** Shorter values are ordinary words as often as not. */
const leastLength = 4;

/**
 * Whether a text holds a web address, a mail address, a long number, or a value of the candidate's that no fact told for this question holds: none
 * of these has to be in an answer in words.
 */
export function holdsSecret(text: string, { profile, qa_answers }: Application, basis: readonly string[]): boolean {
  const told = normaliseText(basis.join(' '));
  const isTold = (part: string) => told.includes(normaliseText(part));
  const addresses = text.match(
    /(?:https?:\/\/|www\.)\S+|\S+@\S+\.\S+|\b[\w-]+\.(?:com|org|net|io|dev|co|de|fr|es|it|nl|pt|pl|uk)\b\S*/gi,
  );
  if (addresses?.some((address) => !isTold(address))) return true;
  if (text.match(/\+?\d[\d\s().-]{6,}\d/g)?.some((number) => !isTold(number))) return true;
  const written = ` ${normaliseText(text)} `;
  return [...secretsOf(profile), ...Object.values(qa_answers ?? {})]
    .map(normaliseText)
    .some((value) => value.length >= leastLength && written.includes(` ${value} `) && !told.includes(value));
}

function* secretsOf(value: unknown, depth = 0): Generator<string> {
  if (typeof value === 'string') yield value;
  else if (Array.isArray(value)) for (const item of value) yield* secretsOf(item, depth + 1);
  else if (typeof value === 'object' && value !== null) {
    for (const [key, inner] of Object.entries(value)) {
      if (depth === 0 && (open.has(key) || openLists.has(key))) continue;
      yield* secretsOf(inner, depth + 1);
    }
  }
}
