/** How long obstacles that pass by themselves are waited for, and how often a person is asked. */
export interface ObstaclePace {
  /** Waits before a page that was turned away as too frequent is loaded again, one after the other (Architecture §6.6). */
  readonly rateLimitMs: readonly number[];
  /** Waits before an error page is loaded again, one after the other. */
  readonly reloadMs: readonly number[];
  /** A site that asks for a longer wait (`Retry-After`) ends the run at once. */
  readonly mostWaitMs: number;
  /** A browser check may pass by itself within this time; then a person is asked. */
  readonly checkMs: number;
  /** So often a person is asked about one kind of obstacle. */
  readonly mostAsks: number;
}

/** Unless configured. */
export const defaultObstaclePace: ObstaclePace = {
  rateLimitMs: [30_000, 60_000, 120_000],
  reloadMs: [2_000, 4_000, 8_000],
  mostWaitMs: 300_000,
  checkMs: 10_000,
  mostAsks: 3,
};
