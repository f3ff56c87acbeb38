import type { JobRow } from './entity/job.ts';
import { jobTables } from './job-tables.ts';
import type { StoreContext } from './store-context.ts';
import { inTenantGroups } from './tenant-groups.ts';

/** Jobs of one statement at most. */
const most = 100;

/** Stores a new job; false where its idempotency key is taken. */
export type InsertJob = (row: JobRow) => Promise<boolean>;

/**
 * Makes {@link InsertJob}. It is the one write that every accepted request waits for, so those that come in at the same moment are
 * written together; each tenant's apart, as a connection stands for one. A row that cannot be stored keeps no other from being so.
 */
export function createInsertJob({ fork }: Pick<StoreContext, 'fork'>): InsertJob {
  const insert = async (rows: readonly JobRow[]) => {
    const inserted = await jobTables.jobs.insertNew(fork(), rows);
    return rows.map(({ id }) => ({ status: 'fulfilled', value: inserted.has(id) }) as const);
  };
  /** One that is there already was stored by the group, whose answer was lost. */
  const insertOne = async (row: JobRow) => {
    if ((await jobTables.jobs.insertNew(fork(), [row])).has(row.id)) return true;
    return (await jobTables.jobs.select(fork(), { sql: 'where t.id = $1', params: [row.id] })).length > 0;
  };
  const insertAll = (rows: readonly JobRow[]) =>
    insert(rows).catch((error: unknown) => {
      if (rows.length === 1) throw error;
      return Promise.allSettled(rows.map(insertOne));
    });
  return inTenantGroups(insertAll, { most });
}
