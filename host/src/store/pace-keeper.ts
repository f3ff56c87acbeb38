import { LockMode } from '@mikro-orm/core';
import { addStart, judgePace, type PaceKeeper } from '@valet/core';
import { PlatformPaceEntity } from './entity/platform-pace.ts';
import type { StoreContext } from './store-context.ts';

/** A {@link PaceKeeper} in the store: one row for each platform, locked for each start. `random` gives numbers in 0..1. */
export function createPaceKeeper({ transact, now }: StoreContext, random: () => number = Math.random): PaceKeeper {
  return {
    start: ({ platform, limits }) =>
      transact(async (em) => {
        const row = { platform, starts: [], updatedAt: now() };
        await em.upsert(PlatformPaceEntity, row, { onConflictAction: 'ignore' });
        const held = await em.findOneOrFail(
          PlatformPaceEntity,
          { platform },
          { lockMode: LockMode.PESSIMISTIC_WRITE, refresh: true },
        );
        const at = now().getTime();
        const verdict = judgePace(held.starts, limits, at);
        if (verdict.waitMs > 0) return verdict;
        held.starts = addStart(held.starts, limits, { now: at, random: random() });
        held.updatedAt = now();
        await em.flush();
        return verdict;
      }),
  };
}
