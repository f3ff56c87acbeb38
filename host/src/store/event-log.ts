import type { EventLog } from '@valet/core';
import { JobEventEntity } from './entity/job-event.ts';
import { lockJob } from './lock-job.ts';
import type { StoreContext } from './store-context.ts';
import { appendEvent, toJobEvent } from './write-change.ts';

/** An {@link EventLog} in the store; the row's lock keeps the numbers without gaps. */
export function createEventLog({ fork, transact, now, tell }: StoreContext): EventLog {
  return {
    async append(jobId, event, { actor, fence }) {
      const row = await transact(async (em) => {
        const at = now();
        const job = await lockJob(em, jobId, fence);
        const appended = appendEvent(em, job, { event, actor, now: at });
        job.updatedAt = at;
        await em.flush();
        return appended;
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
