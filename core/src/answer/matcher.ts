import type { Domain } from './data/ref-domains.ts';

/** What is to be chosen, and what is known around it. */
export interface Wanted {
  readonly text: string;
  readonly domain: Domain | null;
  readonly sensitive: boolean;
  /** ISO 3166-1 alpha-2 of the candidate's country. */
  readonly country: string | null;
  readonly state: string | null;
  /** Whether the candidate said to be Hispanic or Latino. */
  readonly hispanic: boolean | null;
}

/** The chosen option's label, with how sure the choice is. */
export interface Choice {
  readonly label: string;
  readonly confidence: number;
}

/** A way to tell which options mean what is wanted. Options are labels without placeholders. */
export type Matcher = (wanted: Wanted, options: readonly string[]) => Matched;

/** Labels that fit equally well: one is a choice, none is no opinion, several are ambiguous. */
export interface Matched {
  readonly labels: readonly string[];
  readonly confidence: number;
}
