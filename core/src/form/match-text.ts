import { normalText } from './page/words.ts';

/** Letters that Unicode does not take apart into a plain letter and an accent. */
const plainLetters: Readonly<Record<string, string>> = {
  ß: 'ss',
  ł: 'l',
  ø: 'o',
  đ: 'd',
  ı: 'i',
  æ: 'ae',
  œ: 'oe',
};

/** The apostrophe behind a French or Italian article: `l'adresse` is two words. */
const elision = /(?<=(?<![\p{L}])(?:[cdjlmnst]|qu|dell?|all|nell|sull|un|quell))['’`´](?=\p{L})/giu;

/** Normalised text without accents: what labels and vocabularies are compared by. */
export function matchText(text: string): string {
  const plain = text.normalize('NFD').replace(/\p{M}+/gu, '');
  return normalText(plain.replace(elision, ' ').replace(/(?<=[\p{L}.)]) ?[+&] ?(?=\p{L})/gu, ' and '))
    .replace(/[ßłøđıæœ]/g, (letter) => plainLetters[letter] ?? letter)
    .replace(/(?<=^|\s)[+#](?:\s+|$)/g, '')
    .trim();
}

/**
 * Machine names as words: `candidate[firstName]` is `candidate first name`; digit runs say nothing. With letters on both sides of
 * one it is a made-up name, `n518cc`, whose ends are no words.
 */
export function nameWords(name: string): string {
  const parted = name
    .replace(/([a-z])([A-Z])/g, '$1 $2')
    .replace(/[_-]+/g, ' ')
    .replace(/(?<![a-z\d])\d{3,}|\d{3,}(?![a-z\d])/gi, ' ');
  return matchText(parted);
}

/** True for a label that only repeats the control's machine name. */
export function isMachineName(label: string, field: { domId: string | null; domName: string | null }): boolean {
  const lettersOf = (text: string) => text.toLowerCase().replace(/[^\p{L}]/gu, '');
  const letters = lettersOf(label);
  return letters !== '' && [field.domName, field.domId].some((name) => lettersOf(name ?? '') === letters);
}
