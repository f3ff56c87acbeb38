import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ManualOutcome } from '@valet/core';

/** What one attempt at a job says about a manual: `gh_manual_runs`. */
export const ManualRunEntity = defineEntity({
  name: 'ManualRun',
  tableName: 'gh_manual_runs',
  properties: {
    /** Counts up, so that runs of one moment have an order. */
    seq: p.bigint('number').primary().autoincrement(),
    tenant: p.text(),
    manualId: p.uuid(),
    jobId: p.text(),
    attempt: p.integer(),
    outcome: p.text().$type<ManualOutcome>(),
    failedSteps: p.json<readonly string[]>(),
    detail: p.text(),
    createdAt: p.datetime(),
  },
});

/** A row of `gh_manual_runs`. */
export type ManualRunRow = InferEntity<typeof ManualRunEntity>;
