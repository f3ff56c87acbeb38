/** Time as the server sees it, in milliseconds since the epoch; a test passes its own. */
export interface Clock {
  now(): number;
}

/** The machine's clock. */
export const systemClock: Clock = { now: () => Date.now() };

/** The clock's time as an ISO 8601 text. */
export function isoTime(clock: Clock): string {
  return new Date(clock.now()).toISOString();
}
