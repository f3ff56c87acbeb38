import type { ManualStore } from '@valet/core';
import { defaultTenant } from '../../job/accept-job.ts';
import { withStore } from '../with-store.ts';

/** Opens the manuals for as long as `work` takes; see {@link withStore}. */
export function withManuals<T>(
  data: string | undefined,
  work: (manuals: ManualStore, tenant: string) => Promise<T>,
): Promise<T> {
  return withStore(data, ({ manuals }) => work(manuals, defaultTenant));
}
