import { english } from './en.ts';
import type { Vocabulary } from './vocabulary.ts';

/** All languages that matching knows, English first: it carries what holds in every language. */
export const vocabularies: readonly Vocabulary[] = [english];
