/** How often applications may go to one platform. */
export interface PaceLimits {
  /** Least time between the starts of two applications; 0 for none. */
  readonly minGapMs: number;
  /** Share of `minGapMs` that is added at random at most. 0..1. */
  readonly jitter: number;
  /** Most starts within any hour; null for no limit. */
  readonly perHour: number | null;
}

/** An application that wants to start. */
export interface PaceClaim {
  readonly platform: string;
  readonly limits: PaceLimits;
}

/** One start that is remembered. */
export interface PaceStart {
  /** Milliseconds since the epoch. */
  readonly at: number;
  /** How long no other may start, random share included. */
  readonly gapMs: number;
}

/** Whether an application may start: `waitMs` is 0 when it has, else how long to wait before asking again, and for which limit. */
export interface PaceVerdict {
  readonly waitMs: number;
  readonly reason: 'gap' | 'hour' | null;
}

/** Keeps the pace of each platform for all runs that share it. */
export interface PaceKeeper {
  /** Starts the application if it may start now, and remembers that; else says how long to wait. One atomic step. */
  start(claim: PaceClaim): Promise<PaceVerdict>;
}

const hourMs = 3_600_000;

/** The verdict on one more start, by the starts so far (oldest first). Pure. */
export function judgePace(starts: readonly PaceStart[], { minGapMs, perHour }: PaceLimits, now: number): PaceVerdict {
  const last = starts.at(-1);
  const gap = last && minGapMs > 0 ? last.at + last.gapMs - now : 0;
  const oldest = perHour === null ? undefined : starts.at(-perHour);
  const hour = oldest ? oldest.at + hourMs - now : 0;
  const waitMs = Math.max(0, Math.ceil(gap), hour);
  return { waitMs, reason: waitMs === 0 ? null : hour > gap ? 'hour' : 'gap' };
}

/** The starts with one more, `random` in 0..1; those that no limit can ask about any more are left out. */
export function addStart(
  starts: readonly PaceStart[],
  { minGapMs, jitter }: PaceLimits,
  { now, random }: { now: number; random: number },
): readonly PaceStart[] {
  const recent = starts.filter(({ at }) => at > now - hourMs);
  return [...recent, { at: now, gapMs: Math.round(minGapMs * (1 + jitter * random)) }];
}
