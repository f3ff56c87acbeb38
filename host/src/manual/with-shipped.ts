import type { ManualStore } from '@valet/core';
import type { Manual } from '@valet/schemas';

/**
 * A store that also knows the manuals that come with plugins: each tenant has them from its first look on, promoted, and from then
 * on they are counted, moved and edited like its own, which go before them (see placeManual of core). Null: those that a
 * tenant has already are shown, but no run finds them. Manuals that cannot be loaded keep nobody from the others.
 */
export function withShipped(store: ManualStore, load: (() => Promise<readonly Manual[]>) | null): ManualStore {
  if (!load) {
    return { ...store, find: async (query) => (await store.find(query)).filter(({ origin }) => origin !== 'shipped') };
  }
  const supplied = new Map<string, Promise<void>>();
  const supply = async (tenant: string) => {
    for (const manual of await load()) await store.add({ tenant, manual, origin: 'shipped' });
  };
  const supplyOnce = async (tenant: string) => {
    const known = supplied.get(tenant) ?? supply(tenant);
    supplied.set(tenant, known);
    await known.catch(() => supplied.delete(tenant)); // tried again at the next look
  };
  return {
    ...store,
    async find(query) {
      await supplyOnce(query.tenant);
      return store.find(query);
    },
    async get(tenant, id) {
      await supplyOnce(tenant);
      return store.get(tenant, id);
    },
    async list(tenant) {
      await supplyOnce(tenant);
      return store.list(tenant);
    },
  };
}
