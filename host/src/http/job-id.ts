import { ValetError } from '@valet/core';
import type { JobRow } from '../store/entity/job.ts';
import type { JobRepository, JobStanding } from '../store/store.ts';
import type { RouteParameter } from './route.ts';

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

/** Whether a part of an address can be an id. */
export function isUuid(text: string | undefined): text is string {
  return text !== undefined && uuid.test(text);
}

/** The id of an address. Error: `not_found` when it cannot be one. */
export function readJobId(text: string | undefined): string {
  if (isUuid(text)) return text.toLowerCase();
  throw new ValetError('not_found', 'There is no job of this id.');
}

/** The tenant's job of an address. Error: `not_found`, for another tenant's too. */
export async function findJob(jobs: JobRepository, tenant: string, text: string | undefined): Promise<JobRow> {
  return ofTenant(await jobs.get(readJobId(text)), tenant);
}

/** How far the tenant's job of an address is. Error: `not_found`, for another tenant's too. */
export async function findStanding(
  jobs: Pick<JobRepository, 'standings'>,
  tenant: string,
  text: string | undefined,
): Promise<JobStanding> {
  const [job] = await jobs.standings([readJobId(text)]);
  return ofTenant(job, tenant);
}

function ofTenant<Job extends { readonly tenant: string }>(job: Job | null | undefined, tenant: string): Job {
  if (job?.tenant === tenant) return job;
  throw new ValetError('not_found', 'There is no job of this id.');
}

/** How OpenAPI describes it. */
export function jobIdParameter(name: string): RouteParameter {
  return { name, in: 'path', description: 'Id of the job.', schema: { type: 'string', format: 'uuid' } };
}
