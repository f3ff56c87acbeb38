import { MikroORM } from '@mikro-orm/postgresql';
import { ValetError } from '@valet/core';
import { createStore, ormOptions } from './create-store.ts';
import { publishTables } from './publish-tables.ts';
import type { Store } from './store.ts';
import type { StoreOptions } from './store-context.ts';

/** Any number that nothing else in the database uses: whoever holds it may migrate. */
const migrationLock = 727_274;

/**
 * Opens the store on a PostgreSQL server and brings its tables up to date; safe with several processes at once.
 * The caller closes it. Error: `network_error` when the server cannot be reached.
 */
export async function openPostgresStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const orm = await MikroORM.init({ ...ormOptions, clientUrl: url });
  try {
    await orm.em.transactional(async (em) => {
      await em.execute('select pg_advisory_xact_lock(?)', [migrationLock]);
      await orm.migrator.up();
      await publishTables(em);
    });
  } catch (error) {
    await orm.close(true);
    throw new ValetError('network_error', 'The PostgreSQL server of the store cannot be used; check its address.', {
      cause: error,
    });
  }
  return createStore({ ...options, em: orm.em, close: () => orm.close() });
}
