import type { PageLimits } from './page/page-order.ts';

/** How long widgets and uploads may take, in milliseconds. */
export interface FillLimits extends PageLimits {
  /** Until the page shows a file that it was given. */
  readonly uploadMs: number;
}

/**
 * Menus are local; suggestions come from a server behind a debounce of up to half a second (Lever's and Greenhouse's
 * place searches, reference pages §5 and §4.2).
 */
export const fillLimits: FillLimits = { menuMs: 2_000, suggestMs: 6_000, commitMs: 1_500, uploadMs: 30_000 };
