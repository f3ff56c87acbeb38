import { MikroORM } from '@mikro-orm/postgresql';
import { ValetError } from '@valet/core';
import { CompiledQuery, type DatabaseConnection } from 'kysely';
import { createStore, ormOptions } from './create-store.ts';
import { publishTables } from './publish-tables.ts';
import type { Store } from './store.ts';
import type { StoreOptions } from './store-context.ts';
import { currentTenant } from './tenant-scope.ts';

/**
 * Makes each connection stand for the tenant of whoever takes it from the pool (see m012-row-security). One that stands for the
 * right one already is not told again.
 */
function standForTenant(): (connection: unknown) => Promise<void> {
  const told = new WeakMap<object, string>();
  return async (taken) => {
    const connection = taken as DatabaseConnection;
    const tenant = currentTenant();
    if (told.get(connection) === tenant) return;
    await connection.executeQuery(CompiledQuery.raw("select set_config('valet.tenant', $1, false)", [tenant]));
    told.set(connection, tenant);
  };
}

/** Any number that nothing else in the database uses: whoever holds it may migrate. */
const migrationLock = 727_274;

/**
 * Opens the store on a PostgreSQL server and brings its tables up to date; safe with several processes at once.
 * The caller closes it. Error: `network_error` when the server cannot be reached.
 */
export async function openPostgresStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const orm = await MikroORM.init({ ...ormOptions, clientUrl: url, onReserveConnection: standForTenant() });
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
