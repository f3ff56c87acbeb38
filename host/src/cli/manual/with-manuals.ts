import type { ManualStore } from '@valet/core';
import { readConfig } from '../../config.ts';
import { defaultTenant } from '../../job/accept-job.ts';
import { shippedManuals } from '../../registry/load-manuals.ts';
import { openStore } from '../../store/open-store.ts';

/** Opens the store of a data folder, or the configured one, for as long as `work` takes. Errors: those of the store. */
export async function withManuals<T>(
  data: string | undefined,
  work: (manuals: ManualStore, tenant: string) => Promise<T>,
): Promise<T> {
  const config = readConfig(data === undefined ? {} : { dataDir: data, databaseUrl: null, redisUrl: null });
  const store = await openStore(config, { shippedManuals: shippedManuals(config) });
  try {
    return await work(store.manuals, defaultTenant);
  } finally {
    await store.close();
  }
}
