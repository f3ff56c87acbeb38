import type { FormButton } from '@valet/schemas';
import type { PlanEntry } from './plan.ts';

/** A plan entry that may still be corrected by the fields beside it. */
export interface DraftEntry extends PlanEntry {
  /** The part of a name that the machine name tells, where the label says only "name". */
  readonly part?: string;
}

/** An entry with the fields of its form around it. */
export interface Neighbourhood {
  readonly entry: DraftEntry;
  readonly at: number;
  readonly all: readonly DraftEntry[];
  readonly buttons: readonly FormButton[];
}

/** What an entry turns out to ask for by its neighbourhood: a ref, nothing, or (null) no change. */
export type Rule = (here: Neighbourhood) => { readonly ref: string | null; readonly because: string } | null;

/** The ref of an entry; empty where it has none. */
export const refOf = (entry: DraftEntry | undefined): string =>
  entry?.value && 'ref' in entry.value ? entry.value.ref : '';

/** True for fields of one section. */
export const isTogether = (one: DraftEntry, other: DraftEntry) =>
  one.field.frame === other.field.frame && one.field.section === other.field.section;

/** True for fields of one page or frame. */
export const isInFrame = (one: DraftEntry, other: DraftEntry) => one.field.frame === other.field.frame;
