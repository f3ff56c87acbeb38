import type { Clock } from '../clock.ts';
import { addStart, judgePace, type PaceKeeper, type PaceStart } from './pace-keeper.ts';

/** A {@link PaceKeeper} that lives as long as the process. `random` gives numbers in 0..1. */
export function createMemoryPace(clock: Clock, random: () => number = Math.random): PaceKeeper {
  const starts = new Map<string, readonly PaceStart[]>();
  return {
    async start({ platform, limits }) {
      const known = starts.get(platform) ?? [];
      const now = clock.now();
      const verdict = judgePace(known, limits, now);
      if (verdict.waitMs === 0) starts.set(platform, addStart(known, limits, { now, random: random() }));
      return verdict;
    },
  };
}
