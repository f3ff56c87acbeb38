import type { ManualStore } from '@valet/core';
import { readConfig } from '../../config.ts';
import { defaultTenant } from '../../job/accept-job.ts';
import { shippedManuals } from '../../registry/load-manuals.ts';
import { openEmbeddedStore } from '../../store/open-embedded.ts';

/** Opens the store of a data folder, or of the configured one, for as long as `work` takes. Errors: those of the store. */
export async function withManuals<T>(
  data: string | undefined,
  work: (manuals: ManualStore, tenant: string) => Promise<T>,
): Promise<T> {
  const config = readConfig(data === undefined ? {} : { dataDir: data });
  const store = await openEmbeddedStore(config.dataDir, { shippedManuals: shippedManuals(config) });
  try {
    return await work(store.manuals, defaultTenant);
  } finally {
    await store.close();
  }
}
