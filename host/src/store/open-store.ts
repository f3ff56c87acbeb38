import type { Config } from '../config.ts';
import { openEmbeddedStore } from './open-embedded.ts';
import { openPostgresStore } from './open-postgres.ts';
import type { Store } from './store.ts';
import type { StoreOptions } from './store-context.ts';

/** Opens the store of the configuration: on its PostgreSQL server, else in its data folder. The caller closes it. Errors: those of the two. */
export function openStore(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  options: StoreOptions = {},
): Promise<Store> {
  return databaseUrl === null ? openEmbeddedStore(dataDir, options) : openPostgresStore(databaseUrl, options);
}
