import { normaliseText, withoutBrackets } from './normalise-text.ts';

/** Wordings that say the same. The first one is the usual wording on forms. */
export interface WordingGroup {
  readonly meaning: string;
  readonly wordings: readonly string[];
  /** Wider meanings that follow from this one with certainty, nearest first: a B.Sc. is a bachelor's degree, not the reverse. */
  readonly implies?: readonly string[];
}

/** All wordings of one subject. */
export type WordingTable = readonly WordingGroup[];

const indexes = new WeakMap<WordingTable, ReadonlyMap<string, WordingGroup>>();

function indexOf(table: WordingTable): ReadonlyMap<string, WordingGroup> {
  const known = indexes.get(table);
  if (known) return known;
  const index = new Map(
    table.flatMap((group) => group.wordings.map((wording) => [normaliseText(wording), group] as const)),
  );
  indexes.set(table, index);
  return index;
}

/** The group whose wording the text is, brackets apart; undefined when the table does not know it. */
export function findWording(table: WordingTable, text: string): WordingGroup | undefined {
  const index = indexOf(table);
  return index.get(normaliseText(text)) ?? index.get(normaliseText(withoutBrackets(text)));
}
