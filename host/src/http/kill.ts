import { type Clock, ValetError } from '@valet/core';
import type { KillRequest, KillResponse } from '@valet/schemas';
import { killJob } from '../job/kill-job.ts';
import { invalid, readDocument } from '../job/read-document.ts';
import type { JobRow } from '../store/entity/job.ts';
import type { JobRepository } from '../store/store.ts';
import { findJob } from './job-id.ts';
import { problemAnswers } from './problem-answer.ts';
import type { Route } from './route.ts';

const schema = 'jobs.schema.json#/$defs/killRequest';
/** Jobs that are stopped at the same time. */
const mostAtOnce = 16;

/** POST /kill: stops automation at once, for everybody, one user or one job of the tenant. */
export function killRoute({ jobs, clock }: { jobs: JobRepository; clock: Clock }): Route {
  const stop = async (id: string, reason: string): Promise<JobRow | null> => {
    const now = new Date(clock.now());
    return jobs.change(id, { actor: 'api', fence: 'take' }, (held) => killJob(held, reason, now));
  };
  return {
    method: 'POST',
    path: '/kill',
    operationId: 'killJobs',
    summary: 'Stop automation at once',
    description:
      'Ends every pending, running and paused job of the scope. Their workers can send nothing from that moment and let go of their browsers within two seconds. A job whose application may have left ends as `submit_unknown`; all others end `cancelled`.',
    body: { schema, isRequired: true, example: { scope: 'all', reason: 'The site complained' } },
    answers: {
      200: { schema: 'jobs.schema.json#/$defs/killResponse', description: 'They are stopped.' },
      401: problemAnswers.unauthorized,
      404: problemAnswers.unknownJob,
      409: { schema: 'problem.schema.json', description: 'The one job has ended already.' },
      422: problemAnswers.invalid,
    },
    async handle({ tenant, body }) {
      const request = readDocument<KillRequest>(schema, body);
      const ids = [...(await findIds(jobs, tenant, request))];
      const stopped: KillResponse['jobs'] = [];
      const reason = `Automation was stopped${request.reason ? `: ${request.reason}` : ''}.`;
      const worker = async () => {
        for (let id = ids.shift(); id !== undefined; id = ids.shift()) {
          const job = await stop(id, reason);
          if (job) stopped.push({ id: job.id, status: job.status });
        }
      };
      await Promise.all(Array.from({ length: mostAtOnce }, worker));
      const answer: KillResponse = { stopped: stopped.length, jobs: stopped };
      return { status: 200, body: answer };
    },
  };
}

async function findIds(
  jobs: JobRepository,
  tenant: string,
  { scope, user_id, job_id }: KillRequest,
): Promise<readonly string[]> {
  if (scope === 'all') return jobs.unfinished({ tenant });
  if (scope === 'user') {
    if (user_id === undefined) throw invalid([{ pointer: '/user_id', message: 'is required for the scope "user"' }]);
    return jobs.unfinished({ tenant, userId: user_id.toLowerCase() });
  }
  if (job_id === undefined) throw invalid([{ pointer: '/job_id', message: 'is required for the scope "job"' }]);
  const job = await findJob(jobs, tenant, job_id);
  if (['pending', 'running', 'paused'].includes(job.status)) return [job.id];
  throw new ValetError('conflict', `Job ${job.id} is ${job.status} already.`);
}
