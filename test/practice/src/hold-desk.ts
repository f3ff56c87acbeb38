import type { PracticeHold, PracticeStage } from '@valet/schemas';
import { type Clock, isoTime } from './clock.ts';
import { isSelected, type PostingFilter, type PostingKey } from './posting-key.ts';

/** Selects held requests; an absent part selects all. */
export type HoldFilter = PostingFilter & { stage?: PracticeStage };

/** Keeps requests at a stage until a test lets them go on. */
export interface HoldDesk {
  /** Resolves when the request has been released. */
  keep(stage: PracticeStage, key: PostingKey): Promise<void>;
  /** The requests that wait now, oldest first. */
  waiting(filter?: HoldFilter): PracticeHold[];
  /** Lets the selected requests go on and returns how many there were. */
  release(filter?: HoldFilter): number;
  /** Resolves as soon as a selected request waits. */
  whenHeld(filter?: HoldFilter): Promise<PracticeHold>;
}

/** Makes an empty desk. */
export function createHoldDesk(clock: Clock): HoldDesk {
  const held = new Set<{ hold: PracticeHold; go: () => void }>();
  const watchers = new Set<{ filter: HoldFilter; tell: (hold: PracticeHold) => void }>();
  const fits = (hold: PracticeHold, filter: HoldFilter): boolean =>
    isSelected(hold, filter) && (filter.stage === undefined || filter.stage === hold.stage);
  const waiting = (filter: HoldFilter = {}): PracticeHold[] =>
    [...held].map(({ hold }) => hold).filter((hold) => fits(hold, filter));
  return {
    waiting,
    keep(stage, { board, job }) {
      const hold: PracticeHold = { stage, board, job, since: isoTime(clock) };
      return new Promise((go) => {
        held.add({ hold, go });
        for (const watcher of [...watchers].filter(({ filter }) => fits(hold, filter))) {
          watchers.delete(watcher);
          watcher.tell(hold);
        }
      });
    },
    release(filter = {}) {
      const chosen = [...held].filter(({ hold }) => fits(hold, filter));
      for (const entry of chosen) {
        held.delete(entry);
        entry.go();
      }
      return chosen.length;
    },
    whenHeld(filter = {}) {
      const [first] = waiting(filter);
      if (first) return Promise.resolve(first);
      return new Promise((tell) => watchers.add({ filter, tell }));
    },
  };
}
