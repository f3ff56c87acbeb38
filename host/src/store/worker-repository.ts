import { WorkerEntity } from './entity/worker.ts';
import type { WorkerRepository } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** The {@link WorkerRepository} of a store. */
export function createWorkerRepository({ fork }: StoreContext): WorkerRepository {
  return {
    async beat(worker) {
      const row = await fork().upsert(
        WorkerEntity,
        { ...worker, drainRequested: false },
        { onConflictFields: ['instance'], onConflictExcludeFields: ['drainRequested'] },
      );
      return { drainRequested: row.drainRequested };
    },
    leave: async (instance) => void (await fork().nativeDelete(WorkerEntity, { instance })),
    requestDrain: (id) => fork().nativeUpdate(WorkerEntity, id === null ? {} : { id }, { drainRequested: true }),
    list: () => fork().find(WorkerEntity, {}, { orderBy: { id: 'asc', startedAt: 'asc' } }),
    forget: async (before) => void (await fork().nativeDelete(WorkerEntity, { lastHeartbeat: { $lt: before } })),
  };
}
