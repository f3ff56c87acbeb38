import { MikroORM } from '@mikro-orm/postgresql';
import { ValetError } from '@valet/core';
import type { Pool, PoolClient } from 'pg';
import { createStore, ormOptions } from './create-store.ts';
import { publishTables } from './publish-tables.ts';
import type { Store } from './store.ts';
import type { StoreOptions } from './store-context.ts';
import { currentTenant } from './tenant-scope.ts';

/**
 * Makes each connection of a pool stand for the tenant of whoever takes it (see m012-row-security); one that does so already is not
 * told again, and one that cannot be told is ended and never given out. (The mapper's own hook loses a connection when it fails.)
 */
function standForTenant(pool: Pool): void {
  const told = new WeakMap<PoolClient, string>();
  const connect = pool.connect.bind(pool) as () => Promise<PoolClient>;
  const connectAsTenant = async (): Promise<PoolClient> => {
    const client = await connect();
    returnWhenLost(client);
    const tenant = currentTenant();
    if (told.get(client) === tenant) return client;
    try {
      await client.query("select set_config('valet.tenant', $1, false)", [tenant]);
    } catch (error) {
      client.release(true);
      throw error;
    }
    told.set(client, tenant);
    return client;
  };
  Object.assign(pool, { connect: connectAsTenant });
}

/**
 * A connection that breaks goes back to its pool by itself, which puts another in its place: whoever has it for a transaction (Kysely
 * 0.29) keeps it where neither its beginning nor its rollback can be sent, and ten such leave a pool with nothing to give.
 */
function returnWhenLost(client: PoolClient): void {
  const release = client.release.bind(client); // made for this loan
  let isOut = true;
  const giveBack = (destroy?: Error | boolean) => {
    if (!isOut) return;
    isOut = false;
    client.off('end', onEnd);
    release(destroy);
  };
  const onEnd = () => giveBack(true);
  client.once('end', onEnd);
  client.release = giveBack;
}

/** Any number that nothing else in the database uses: whoever holds it may migrate. */
const migrationLock = 727_274;

/**
 * Opens the store on a PostgreSQL server and brings its tables up to date; safe with several processes at once.
 * The caller closes it. Error: `network_error` when the server cannot be reached.
 */
export async function openPostgresStore(url: string, options: StoreOptions = {}): Promise<Store> {
  const orm = await MikroORM.init({ ...ormOptions, clientUrl: url, driverOptions: { onPoolCreated: standForTenant } });
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
