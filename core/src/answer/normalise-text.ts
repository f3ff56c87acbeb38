import { decodeHTML } from 'entities';

const invisible = /[\u200b-\u200f\u202a-\u202e\u2060\ufeff]/g;
const marker = /(?:\s*(?:[*✱＊]|\(\s*(?:required|optional)\s*\)|\[\s*(?:required|optional)\s*\])\s*)+$/i;

/**
 * Text reduced to what it says: entities decoded, lower case, no accents, no punctuation, single blanks. `+`, `#`, `<` and
 * `>` stay, since "C++", "C#", "10+" and "<1" differ by them.
 */
export function normaliseText(text: string): string {
  return decodeHTML(text)
    .replace(invisible, '')
    .normalize('NFKD')
    .replace(/[\u0300-\u036f]+/g, '')
    .normalize('NFKC')
    .toLowerCase()
    .replace(/['’ʼ`´]/g, '')
    .replace(/&/g, ' and ')
    .replace(/\.(?!\d)/g, '')
    .replace(/(\d),(?=\d{3}\b)/g, '$1')
    .replace(/[^\p{L}\p{M}\p{N}+#<>.]+/gu, ' ')
    .trim();
}

/** A question reduced to its words: as {@link normaliseText}, without a trailing asterisk, "(required)" or "(optional)". */
export function normaliseQuestion(question: string): string {
  return normaliseText(decodeHTML(question).replace(invisible, '').trim().replace(marker, ''));
}

/** Text without what stands in brackets: "Bachelor's Degree (BA, BS)" becomes "Bachelor's Degree". */
export function withoutBrackets(text: string): string {
  return text
    .replace(/\s*[([][^)\]]*[)\]]/g, ' ')
    .replace(/\s+/g, ' ')
    .trim();
}
