import { type Clock, ValetError } from '@valet/core';
import type { RetryResponse } from '@valet/schemas';
import { retryJob } from '../job/retry-job.ts';
import type { JobRepository } from '../store/store.ts';
import { findJob, jobIdParameter } from './job-id.ts';
import { problemAnswers } from './problem-answer.ts';
import type { Route } from './route.ts';

/** POST /jobs/:id/retry (HTTP contract §12.2). */
export function retryRoute({ jobs, clock }: { jobs: JobRepository; clock: Clock }): Route {
  return {
    method: 'POST',
    path: '/jobs/:id/retry',
    operationId: 'retryJob',
    summary: 'Retry a job',
    description:
      'Puts a failed or cancelled job back into the queue. One whose application was sent, or may have been, is never done again (409).',
    parameters: [jobIdParameter('id')],
    answers: {
      200: { schema: 'jobs.schema.json#/$defs/retryResponse', description: 'The job waits for a worker.' },
      401: problemAnswers.unauthorized,
      404: problemAnswers.unknownJob,
      409: {
        schema: 'problem.schema.json',
        description: 'The job is neither failed nor cancelled, or it is not proven that nothing was sent.',
      },
    },
    async handle({ tenant, params }) {
      const { id } = await findJob(jobs, tenant, params['id']);
      const now = new Date(clock.now());
      const job = await jobs.change(id, { actor: 'api', fence: 'take' }, (held) => retryJob(held, now));
      if (!job) throw new ValetError('internal_error', `Job ${id} was not retried.`);
      const body: RetryResponse = { id, status: 'pending', retry_count: job.retryCount };
      return { status: 200, body };
    },
  };
}
