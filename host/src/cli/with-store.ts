import { readConfig } from '../config.ts';
import { shippedManuals } from '../registry/load-manuals.ts';
import { openStore } from '../store/open-store.ts';
import type { Store } from '../store/store.ts';

/** Opens the store of a data folder, or the configured one, for as long as `work` takes. Errors: those of the store. */
export async function withStore<T>(data: string | undefined, work: (store: Store) => Promise<T>): Promise<T> {
  const config = readConfig(data === undefined ? {} : { dataDir: data, databaseUrl: null, redisUrl: null });
  const store = await openStore(config, { shippedManuals: shippedManuals(config) });
  try {
    return await work(store);
  } finally {
    await store.close();
  }
}
