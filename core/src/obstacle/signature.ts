import type { ObstacleKind } from '@valet/schemas';
import type { TextPlace } from './sight.ts';

/** Where the words of a signature count; `own`: in the title, a head or over the page; `any`: wherever they can be seen but on buttons. */
export type WordPlace = 'own' | 'any' | 'everywhere';

/** Wordings that speak for a kind of obstacle, on any site. Patterns meet folded text: lower case, no accents, single blanks. */
export interface WordSignature {
  /** What was seen, in evidence. */
  readonly name: string;
  readonly kind: ObstacleKind;
  /** How much one sight says by itself, 0..1; see combine. */
  readonly weight: number;
  readonly place: WordPlace;
  /**
   * How much else the page may show: next to nothing (`bare`), little (`short`), or whatever (`any`: a job list under a
   * "no longer open"). Where the page holds a form, words never count unless they stand over it.
   */
  readonly page: 'bare' | 'short' | 'any';
  readonly words: RegExp;
}

/** What the source of a bare page says: it shows nothing, so its scripts are all there is. */
export interface SourceSignature {
  readonly name: string;
  readonly kind: ObstacleKind;
  readonly weight: number;
  readonly source: RegExp;
}

/** What the answer to the navigation says. */
export interface HeaderSignature {
  readonly name: string;
  readonly kind: ObstacleKind;
  readonly weight: number;
  readonly header: string;
  readonly value: RegExp;
  /** Only with such a status: some services put their name on every answer. */
  readonly refusedOnly: boolean;
}

/** True when a text that stands at `at` counts for a signature of `wanted`. What a bare page says, it says of itself. */
export function isPlaced(at: TextPlace, wanted: WordPlace, isBare: boolean): boolean {
  if (wanted === 'everywhere') return true;
  if (at === 'button') return false;
  return wanted === 'any' || at !== 'body' || isBare;
}
