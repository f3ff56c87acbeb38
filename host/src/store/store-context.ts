import type { SqlEntityManager } from '@mikro-orm/sql';
import type { Clock } from '@valet/core';
import type { Manual } from '@valet/schemas';
import type { Signal, Signals } from '../signal/signals.ts';

/** What the caller of a store may say of it. */
export interface StoreOptions {
  readonly clock?: Clock;
  /** Verified replays until a manual is promoted. Default: 3. */
  readonly promoteAfter?: number;
  /** Told after commits; default: signals within this process. The store closes what it made itself. */
  readonly signals?: Signals;
  /** Loads the manuals that come with plugins, at their first use; null, the default: no run uses any. */
  readonly shippedManuals?: (() => Promise<readonly Manual[]>) | null;
}

/** What the parts of a store share. */
export interface StoreContext {
  /** A fresh entity manager for one read. */
  fork(): SqlEntityManager;
  /**
   * Runs `work` in one transaction. Inside, only the given entity manager may be used: PGlite is a single session, and
   * a query beside the transaction would wait for it forever.
   */
  transact<T>(work: (em: SqlEntityManager) => Promise<T>): Promise<T>;
  now(): Date;
  /** Tells whoever listens; call it after the commit. */
  tell(signal: Signal): void;
}
