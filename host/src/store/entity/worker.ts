import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A worker that shows that it lives: `gh_workers`. One row for each process, also where several have one id. */
export const WorkerEntity = defineEntity({
  name: 'Worker',
  tableName: 'gh_workers',
  properties: {
    instance: p.uuid().primary(),
    id: p.text(),
    hostname: p.text(),
    pid: p.integer(),
    activeJobs: p.integer(),
    maxConcurrent: p.integer(),
    /** It takes no more jobs. */
    draining: p.boolean(),
    /** Somebody wants it to take no more jobs. */
    drainRequested: p.boolean(),
    startedAt: p.datetime(),
    lastHeartbeat: p.datetime(),
  },
});

/** A row of `gh_workers`. */
export type WorkerRow = InferEntity<typeof WorkerEntity>;
