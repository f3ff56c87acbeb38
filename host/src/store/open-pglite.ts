import { setFlagsFromString } from 'node:v8';
import { PGlite } from '@electric-sql/pglite';
import { createPostgreSqlTypeParsers } from '@mikro-orm/sql';

/** What PGlite's protocol loop passes when the backend threw, to ask how it ended. */
const askedAfterThrow = -2;
/** The answer that stands for an ordinary SQL error (POSTGRES_MAIN_LONGJMP of PGlite 0.5.8). */
const sqlError = 100;

/**
 * One session needs little of what a server keeps for many: the ordinary 128 MB of shared buffers are all touched at the start.
 * Whatever says how durable a commit is stays as it is.
 */
const frugal = {
  shared_buffers: '4MB',
  wal_buffers: '256kB',
  max_connections: '5',
  max_wal_senders: '0',
  max_replication_slots: '0',
};
const startParams = [
  ...PGlite.defaultStartParams,
  ...Object.entries(frugal).flatMap(([name, value]) => ['-c', `${name}=${value}`]),
];

/**
 * Of PGlite's code (10 MB) nearly all is run too rarely for the optimising compiler to be worth its time, and 100 MB of memory
 * while it works: measured, a store that opens takes a third less time, and one that writes is no slower. V8's own budget is 13 MB.
 */
const tieringBudget = '--wasm-tiering-budget=1000000000';

/**
 * Opens PGlite in a folder; the caller closes it. A backend that dies in the middle of a query rejects that query and
 * every later one.
 */
export async function openPglite(dataDir: string): Promise<PGlite> {
  // The ORM reads times and ranges itself; it has no array columns.
  setFlagsFromString(tieringBudget);
  const pg = new GuardedPglite({ dataDir, startParams, parsers: createPostgreSqlTypeParsers((text) => [text]) });
  await pg.waitReady;
  return pg;
}

/**
 * PGlite 0.5.8 goes round forever, and holds the whole process, when its backend dies in the middle of a query
 * (https://github.com/electric-sql/pglite/issues/1058): the loop goes on whatever the backend threw, and asks only
 * whether that was an SQL error. Here the answer "no" ends the loop.
 */
class GuardedPglite extends PGlite {
  #isGuarded = false;

  override execProtocolRawSync(message: Uint8Array): Uint8Array {
    this.#guard();
    return super.execProtocolRawSync(message);
  }

  #guard(): void {
    const { mod } = this;
    if (this.#isGuarded || !mod) return;
    this.#isGuarded = true;
    const setExitStatus = mod._pgl_setPGliteExitStatus.bind(mod);
    mod._pgl_setPGliteExitStatus = (status) => {
      const found = setExitStatus(status);
      if (status === askedAfterThrow && found !== sqlError) {
        throw new Error(`The embedded PostgreSQL ended in the middle of a query (status ${found}).`);
      }
      return found;
    };
  }
}
