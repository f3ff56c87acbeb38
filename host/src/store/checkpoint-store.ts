import type { CheckpointStore } from '@valet/core';
import { RunCheckpointEntity } from './entity/run-checkpoint.ts';
import { lockJob } from './lock-job.ts';
import { storable } from './storable.ts';
import type { StoreContext } from './store-context.ts';

/** A {@link CheckpointStore} in the store. */
export function createCheckpointStore({ fork, transact }: StoreContext): CheckpointStore {
  return {
    async load(jobId) {
      const row = await fork().findOne(RunCheckpointEntity, { jobId });
      return row?.checkpoint ?? null;
    },
    save: (checkpoint, fence) =>
      transact(async (em) => {
        const job = await lockJob(em, checkpoint.jobId, fence);
        const row = {
          jobId: job.id,
          tenant: job.tenant,
          fence,
          checkpoint: storable(checkpoint),
          savedAt: new Date(checkpoint.savedAt),
        };
        await em.upsert(RunCheckpointEntity, row);
      }),
  };
}
