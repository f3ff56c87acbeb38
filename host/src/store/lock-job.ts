import type { SqlEntityManager } from '@mikro-orm/sql';
import { ValetError } from '@valet/core';
import type { JobRow } from './entity/job.ts';
import { jobTables } from './job-tables.ts';
import type { ChangeBy } from './store.ts';

/**
 * Locks a job's row until the transaction ends and checks the fence; every write of a worker passes here, so that a
 * worker that lost its lease writes nothing. Errors: `not_found`, `fenced`.
 */
export async function lockJob(em: SqlEntityManager, id: string, fence: ChangeBy['fence']): Promise<JobRow> {
  const [job] = await jobTables.jobs.select(em, { sql: 'where t.id = $1 for update', params: [id] });
  return checkFence(job, id, fence);
}

/** Locks the rows of these jobs, in the order of their ids; those that are not there are left out. */
export async function lockJobs(em: SqlEntityManager, ids: readonly string[]): Promise<ReadonlyMap<string, JobRow>> {
  const sql = 'where t.id = any($1::uuid[]) order by t.id for update';
  const jobs = await jobTables.jobs.select(em, { sql, params: [ids] });
  return new Map(jobs.map((job) => [job.id, job]));
}

/** The job, if it is there and still belongs to whoever holds this fence. Errors: `not_found`, `fenced`. */
export function checkFence(job: JobRow | undefined, id: string, fence: ChangeBy['fence']): JobRow {
  if (!job) throw new ValetError('not_found', `There is no job ${id}.`);
  if (typeof fence === 'number' && fence !== job.fence) throw staleFence(id);
  return job;
}

/** The error of a worker that lost its job. */
export function staleFence(jobId: string): ValetError {
  return new ValetError('fenced', `Job ${jobId} belongs to another worker now.`);
}
