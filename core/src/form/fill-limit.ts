import type { PageLimits } from './page/page-order.ts';

/**
 * How long widgets may take. Menus are local; suggestions come from a server behind a debounce of up to half a second
 * (Lever's and Greenhouse's place searches, reference pages §5 and §4.2).
 */
export const fillLimits: PageLimits = { menuMs: 2_000, suggestMs: 6_000, commitMs: 1_500 };

/** How long an upload may take until the page shows the file. */
export const uploadTimeoutMs = 30_000;
