import type { FieldHandle } from './quick-unit.ts';

/** One order as it travels into the page: files never do. */
export interface PageOrder extends FieldHandle {
  readonly id: string;
  readonly placeholder: string;
  /** How many options the field is known to have; 0 when nobody has looked. */
  readonly optionCount: number;
  /** Text to write, labels to choose, or a tick to set. */
  readonly value:
    | { readonly kind: 'text'; readonly text: string }
    | { readonly kind: 'options'; readonly options: readonly string[] }
    | { readonly kind: 'checked'; readonly checked: boolean };
}

/** Limits of what a widget may wait for, in milliseconds. */
export interface PageLimits {
  /** Until a menu shows options. */
  readonly menuMs: number;
  /** Until suggestions arrive. */
  readonly suggestMs: number;
  /** Until a choice shows as committed. */
  readonly commitMs: number;
}

/** What one order came to in the page. `final` problems are not worth a second try. */
export interface PageResult {
  readonly id: string;
  readonly committed: string | null;
  readonly problem: string | null;
  readonly final: boolean;
}

/** Why a driver could not do its part; null when it did. */
export type Problem = { readonly text: string; readonly final: boolean } | null;
