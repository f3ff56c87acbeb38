import type { ServiceKeyRepository } from '../../store/store.ts';
import { withStore } from '../with-store.ts';

/** Opens the service keys for as long as `work` takes; see {@link withStore}. */
export function withKeys<T>(data: string | undefined, work: (keys: ServiceKeyRepository) => Promise<T>): Promise<T> {
  return withStore(data, ({ serviceKeys }) => work(serviceKeys));
}
