import type { Config } from '../config.ts';
import type { Store } from './store.ts';
import type { StoreOptions } from './store-context.ts';

/**
 * Opens the store of the configuration: on its PostgreSQL server, else in its data folder; only the driver that is used is
 * loaded. The caller closes it. Errors: those of the two.
 */
export async function openStore(
  { databaseUrl, dataDir }: Pick<Config, 'databaseUrl' | 'dataDir'>,
  options: StoreOptions = {},
): Promise<Store> {
  if (databaseUrl === null) {
    const { openEmbeddedStore } = await import('./open-embedded.ts');
    return openEmbeddedStore(dataDir, options);
  }
  const { openPostgresStore } = await import('./open-postgres.ts');
  return openPostgresStore(databaseUrl, options);
}
