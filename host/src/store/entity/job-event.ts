import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { EventType } from '@valet/schemas';

/** One entry of a job's event log: `gh_job_events`. `seq` counts from 1 per job without gaps. */
export const JobEventEntity = defineEntity({
  name: 'JobEvent',
  tableName: 'gh_job_events',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    jobId: p.uuid(),
    seq: p.integer(),
    eventType: p.text().$type<EventType>(),
    metadata: p.json<Record<string, unknown>>(),
    actor: p.text(),
    createdAt: p.datetime(),
  },
});

/** A row of `gh_job_events`. */
export type JobEventRow = InferEntity<typeof JobEventEntity>;
