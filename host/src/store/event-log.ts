import type { EventLog } from '@valet/core';
import type { RunEvent } from '@valet/schemas';
import type { JobEventRow } from './entity/job-event.ts';
import { jobTables } from './job-tables.ts';
import { checkFence, lockJobs } from './lock-job.ts';
import type { StoreContext } from './store-context.ts';
import { inTenantGroups } from './tenant-groups.ts';
import { addEvent, toJobEvent, writeEvents } from './write-change.ts';

/** What is to be appended, and by whom. */
interface Asked {
  readonly jobId: string;
  readonly event: RunEvent;
  readonly actor: string;
  readonly fence: number;
}

/** Events of one transaction at most. */
const most = 100;

/**
 * An {@link EventLog} in the store; the row's lock keeps the numbers without gaps. Events that come while others are being written are
 * written together: a process holds one connection for all of its jobs, instead of as many as wait for a job's row.
 */
export function createEventLog({ fork, transact, now, tell }: StoreContext): EventLog {
  /** `written`: called when nothing is missing but the commit. */
  const appendAll = (asked: readonly Asked[], written: () => void = () => undefined) =>
    transact(async (em) => {
      const jobs = await lockJobs(em, [...new Set(asked.map(({ jobId }) => jobId))]);
      const at = now();
      const added = await Promise.allSettled(
        asked.map(async ({ jobId, event, actor, fence }) =>
          addEvent(checkFence(jobs.get(jobId), jobId, fence), { event, actor, now: at }),
        ),
      );
      await writeEvents(em, jobs, fulfilled(added));
      written();
      return added;
    });
  // One that cannot be written keeps none of the others from being so; one after the other, for their order is the log's.
  const appendEach = async (asked: readonly Asked[]) => {
    const added: PromiseSettledResult<JobEventRow>[] = [];
    for (const one of asked) {
      added.push(...(await appendAll([one]).catch((reason: unknown) => [{ status: 'rejected' as const, reason }])));
    }
    return added;
  };
  const append = inTenantGroups<Asked, JobEventRow>(
    async (asked) => {
      let mayBeKept = false;
      const written = () => {
        mayBeKept = true;
      };
      const added = await appendAll(asked, written).catch((error: unknown) => {
        // What a lost answer may have committed is not written a second time.
        if (asked.length === 1 || mayBeKept) throw error;
        return appendEach(asked);
      });
      const seqs = new Map(fulfilled(added).map(({ jobId, seq }) => [jobId, seq]));
      for (const [jobId, seq] of seqs) tell({ kind: 'events', jobId, seq });
      return added;
    },
    { most },
  );
  return {
    append: async (jobId, event, by) => toJobEvent(await append({ jobId, event, ...by })),
    async read(jobId, { afterSeq = 0, limit = 1000 } = {}) {
      const sql = 'where t.job_id = $1 and t.seq > $2 order by t.seq limit $3';
      const rows = await jobTables.events.select(fork(), { sql, params: [jobId, afterSeq, limit] });
      return rows.map(toJobEvent);
    },
  };
}

function fulfilled<T>(all: readonly PromiseSettledResult<T>[]): T[] {
  return all.flatMap((one) => (one.status === 'fulfilled' ? [one.value] : []));
}
