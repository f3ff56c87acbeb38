import { LockMode } from '@mikro-orm/core';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { ValetError } from '@valet/core';
import { JobEntity, type JobRow } from './entity/job.ts';
import type { ChangeBy } from './store.ts';

/**
 * Locks a job's row until the transaction ends and checks the fence; every write of a worker passes here, so that a
 * worker that lost its lease writes nothing. Errors: `not_found`, `fenced`.
 */
export async function lockJob(em: SqlEntityManager, id: string, fence: ChangeBy['fence']): Promise<JobRow> {
  const job = await em.findOne(JobEntity, { id }, { lockMode: LockMode.PESSIMISTIC_WRITE });
  if (!job) throw new ValetError('not_found', `There is no job ${id}.`);
  if (typeof fence === 'number' && fence !== job.fence) throw staleFence(id);
  return job;
}

/** The error of a worker that lost its job. */
export function staleFence(jobId: string): ValetError {
  return new ValetError('fenced', `Job ${jobId} belongs to another worker now.`);
}
