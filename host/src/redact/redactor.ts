import { privateTexts } from './private-text.ts';
import { textPatterns } from './text-pattern.ts';

/** Keeps what is a candidate's out of the log. */
export interface Redactor {
  /** No text of the document appears in a line until the returned function is called; see {@link privateTexts}. */
  hold(document: unknown): () => void;
  /** One line of a log, a JSON object, without what is held and without what looks like a mail address, phone or key. */
  clean(line: string): string;
}

const censored = '[redacted]';
/** So many first words of a long text tell it from any other. */
const mostWords = 8;

/** What is held, by its first word, so that a line is searched in the time of its own length. */
type Index = Map<string, Map<string, { readonly words: readonly string[]; holders: number }>>;

/** Makes a {@link Redactor}. A text is found whatever stands between its words, in large and small letters. */
export function createRedactor(): Redactor {
  const index: Index = new Map();
  return {
    hold(document) {
      const texts = [
        ...new Set(
          privateTexts(document)
            .map(toWords)
            .filter(isTelling)
            .map((words) => words.join(' ')),
        ),
      ];
      for (const text of texts) add(index, text);
      let isHeld = true;
      return () => {
        if (isHeld) for (const text of texts) remove(index, text);
        isHeld = false;
      };
    },
    clean(line) {
      const facts = parse(line);
      if (facts === undefined) return cleanText(index, line);
      const cleaned = cleanValue(index, facts);
      return cleaned === facts ? line : `${JSON.stringify(cleaned)}\n`;
    },
  };
}

function parse(line: string): unknown {
  try {
    return JSON.parse(line);
  } catch {
    return undefined;
  }
}

/** The same value where nothing had to go. */
function cleanValue(index: Index, value: unknown): unknown {
  if (typeof value === 'string') return cleanText(index, value);
  if (typeof value !== 'object' || value === null) return value;
  const entries = Object.entries(value).map(([key, inner]) => [key, cleanText(index, key), inner] as const);
  const cleaned = entries.map(([, key, inner]) => [key, cleanValue(index, inner)] as const);
  const isSame = entries.every(([key, , inner], at) => cleaned[at]?.[0] === key && cleaned[at]?.[1] === inner);
  if (isSame) return value;
  return Array.isArray(value) ? cleaned.map(([, inner]) => inner) : Object.fromEntries(cleaned);
}

function cleanText(index: Index, text: string): string {
  const without = textPatterns.reduce((rest, { pattern, instead }) => rest.replace(pattern, instead), text);
  if (index.size === 0) return without;
  const words = [...without.matchAll(wordPattern)].map((match) => ({
    word: match[0].toLowerCase(),
    from: match.index,
    to: match.index + match[0].length,
  }));
  let cleaned = '';
  let copiedTo = 0;
  for (let at = 0; at < words.length; at += 1) {
    const length = lengthAt(index, words, at);
    const [first, last] = [words[at], words[at + length - 1]];
    if (length === 0 || !first || !last) continue;
    cleaned += without.slice(copiedTo, first.from) + censored;
    copiedTo = last.to;
    at += length - 1;
  }
  return copiedTo === 0 ? without : cleaned + without.slice(copiedTo);
}

/** Words of the longest held text that begins here; 0 where none does. */
function lengthAt(index: Index, words: readonly { readonly word: string }[], at: number): number {
  const held = index.get(words[at]?.word ?? '');
  if (!held) return 0;
  const lengths = [...held.values()].map(({ words: wanted }) =>
    wanted.every((word, offset) => words[at + offset]?.word === word) ? wanted.length : 0,
  );
  return Math.max(0, ...lengths);
}

const wordPattern = /[\p{L}\p{N}]+/gu;

function toWords(text: string): readonly string[] {
  return (text.toLowerCase().match(wordPattern) ?? []).slice(0, mostWords);
}

/** "No", "US" and "6" stand in many lines and tell of nobody. */
function isTelling(words: readonly string[]): boolean {
  const text = words.join('');
  if (/^\d*$/.test(text)) return text.length >= 5;
  return text.length >= 3 && !tellNothing.has(text);
}

const tellNothing = new Set(['yes', 'true', 'false', 'none', 'null', 'unknown', 'other']);

function add(index: Index, text: string): void {
  const words = text.split(' ');
  const [first = ''] = words;
  const held = index.get(first) ?? new Map();
  index.set(first, held);
  const entry = held.get(text) ?? { words, holders: 0 };
  entry.holders += 1;
  held.set(text, entry);
}

function remove(index: Index, text: string): void {
  const [first = ''] = text.split(' ');
  const held = index.get(first);
  const entry = held?.get(text);
  if (!held || !entry) return;
  entry.holders -= 1;
  if (entry.holders === 0) held.delete(text);
  if (held.size === 0) index.delete(first);
}
