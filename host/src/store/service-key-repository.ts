import { ServiceKeyEntity, type ServiceKeyRow } from './entity/service-key.ts';
import type { ServiceKeyRepository } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** The {@link ServiceKeyRepository} of a store. */
export function createServiceKeyRepository({ fork, now }: StoreContext): ServiceKeyRepository {
  return {
    add: async (row) => void (await fork().insert(ServiceKeyEntity, row)),
    list: (tenant) =>
      fork().find(ServiceKeyEntity, tenant === null ? {} : { tenant }, { orderBy: { createdAt: 'asc', id: 'asc' } }),
    async revoke(id) {
      const revoked = await fork().nativeUpdate(ServiceKeyEntity, { id, revokedAt: null }, { revokedAt: now() });
      return revoked === 1;
    },
    async tenantOf(keyHash) {
      const row: ServiceKeyRow | null = await fork().findOne(ServiceKeyEntity, { keyHash, revokedAt: null });
      return row && (row.expiresAt === null || row.expiresAt > now()) ? row.tenant : null;
    },
  };
}
