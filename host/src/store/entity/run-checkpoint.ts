import { defineEntity, p } from '@mikro-orm/core';
import type { Checkpoint } from '@valet/core';

/** The newest checkpoint of each job: `gh_run_checkpoints`. */
export const RunCheckpointEntity = defineEntity({
  name: 'RunCheckpoint',
  tableName: 'gh_run_checkpoints',
  properties: {
    jobId: p.uuid().primary(),
    tenant: p.text(),
    fence: p.integer(),
    checkpoint: p.json<Checkpoint>(),
    savedAt: p.datetime(),
  },
});
