import { readConfig } from '../../config.ts';
import { openEmbeddedStore } from '../../store/open-embedded.ts';
import type { ServiceKeyRepository } from '../../store/store.ts';

/** Opens the store of a data folder, or of the configured one, for as long as `work` takes. Errors: those of the store. */
export async function withKeys<T>(
  data: string | undefined,
  work: (keys: ServiceKeyRepository) => Promise<T>,
): Promise<T> {
  const { dataDir } = readConfig(data === undefined ? {} : { dataDir: data });
  const store = await openEmbeddedStore(dataDir);
  try {
    return await work(store.serviceKeys);
  } finally {
    await store.close();
  }
}
