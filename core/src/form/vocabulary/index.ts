import { matchText } from '../match-text.ts';
import { contactVocabularies } from './contact.ts';
import { german } from './de.ts';
import { english } from './en.ts';
import { spanish } from './es.ts';
import { french } from './fr.ts';
import { italian } from './it.ts';
import { dutch } from './nl.ts';
import { polish } from './pl.ts';
import { portuguese } from './pt.ts';
import type { Vocabulary } from './vocabulary.ts';

/** Languages whose application forms are known whole. A new one is a file beside this one and a place in this list. */
export const wholeVocabularies: readonly Vocabulary[] = [
  english,
  german,
  french,
  spanish,
  portuguese,
  italian,
  dutch,
  polish,
];

/** All languages that matching knows, those of contact data only behind the others. */
export const vocabularies: readonly Vocabulary[] = [...wholeVocabularies, ...contactVocabularies];

/** Machine names, autocomplete tokens and shapes by ref: they are the same in all languages. */
export const base = english.refs;

/** The labels of one text of alternatives, as labels are compared. */
export function labelSet(labels: string | undefined): ReadonlySet<string> {
  const texts = (labels ?? '').split('|').map(matchText);
  return new Set(texts.filter((label) => label !== ''));
}

/** All labels that mean a ref, in every language. */
export function labelsOfRef(ref: string): ReadonlySet<string> {
  return new Set(vocabularies.flatMap(({ refs }) => [...labelSet(refs[ref]?.labels)]));
}
