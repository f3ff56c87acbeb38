import type { EventLog } from '@valet/core';
import { JobEventEntity } from './entity/job-event.ts';
import { lockJob } from './lock-job.ts';
import type { StoreContext } from './store-context.ts';
import { toJobEvent, writeEvent } from './write-change.ts';

/** An {@link EventLog} in the store; the row's lock keeps the numbers without gaps. */
export function createEventLog({ fork, transact, now, tell }: StoreContext): EventLog {
  return {
    async append(jobId, event, { actor, fence }) {
      const row = await transact(async (em) => {
        const job = await lockJob(em, jobId, fence);
        return writeEvent(em, job, { event, actor, now: now() });
      });
      tell({ kind: 'events', jobId, seq: row.seq });
      return toJobEvent(row);
    },
    async read(jobId, { afterSeq = 0, limit = 1000 } = {}) {
      const where = { jobId, seq: { $gt: afterSeq } };
      const rows = await fork().find(JobEventEntity, where, { orderBy: { seq: 'asc' }, limit });
      return rows.map(toJobEvent);
    },
  };
}
