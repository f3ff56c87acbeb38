import type { Field, ValueRef } from '@valet/schemas';

/** One field with the place its value comes from. */
export interface PlanEntry {
  readonly field: Field;
  /** Null where no rule knows the field: it is asked when required, else left alone. */
  readonly value: ValueRef | null;
  /** 0..1. */
  readonly confidence: number;
  /** Name of the rule that fired. */
  readonly rule: string;
}

/** Fields of one page paired with value refs, before they are filled. */
export type Plan = readonly PlanEntry[];

/** A field with the text (or file) to commit: what the filler is given. */
export interface FillOrder {
  readonly field: Field;
  readonly value: FillValue;
}

/** `options` are labels of the field's own options, or texts to look for where options are lazy. */
export type FillValue =
  | { readonly kind: 'text'; readonly text: string }
  | { readonly kind: 'options'; readonly options: readonly string[] }
  | { readonly kind: 'checked'; readonly checked: boolean }
  | { readonly kind: 'files'; readonly files: readonly { path: string; name: string }[] };

/** What became of one order, by read-back of what the page holds. */
export interface FillResult {
  readonly fieldId: string;
  readonly outcome: 'filled' | 'unfilled';
  /** What the control holds now, as a person would read it. */
  readonly committed: string | null;
  /** Why it is not filled. */
  readonly detail?: string;
}
