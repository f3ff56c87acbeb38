import { ValetError } from '../error/valet-error.ts';
import type { Checkpoint, CheckpointStore } from './checkpoint.ts';

/** A {@link CheckpointStore} that lives as long as the process. */
export function createMemoryCheckpoints(): CheckpointStore {
  const rows = new Map<string, { checkpoint: Checkpoint; fence: number }>();
  return {
    load: async (jobId) => rows.get(jobId)?.checkpoint ?? null,
    async save(checkpoint, fence) {
      if (fence < (rows.get(checkpoint.jobId)?.fence ?? 0)) {
        throw new ValetError('fenced', `Job ${checkpoint.jobId} belongs to another worker now.`);
      }
      rows.set(checkpoint.jobId, { checkpoint: structuredClone(checkpoint), fence });
    },
  };
}
