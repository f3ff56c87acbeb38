import { CallbackOutboxEntity, type OutboxRow } from './entity/callback-outbox.ts';
import { JobEntity, type JobRow } from './entity/job.ts';
import { JobEventEntity, type JobEventRow } from './entity/job-event.ts';
import { RowTable } from './row-table.ts';

/** What every change of a job writes. */
export const jobTables = {
  jobs: new RowTable<JobRow>(JobEntity),
  events: new RowTable<JobEventRow>(JobEventEntity),
  outbox: new RowTable<OutboxRow>(CallbackOutboxEntity),
};
