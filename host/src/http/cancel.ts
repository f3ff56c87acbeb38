import { type Clock, ValetError } from '@valet/core';
import type { CancelResponse } from '@valet/schemas';
import { cancelJob } from '../job/cancel-job.ts';
import type { JobRepository } from '../store/store.ts';
import { findJob, jobIdParameter } from './job-id.ts';
import { problemAnswers } from './problem-answer.ts';
import type { Route } from './route.ts';

/** POST /jobs/:id/cancel (HTTP contract §12.1). */
export function cancelRoute({ jobs, clock }: { jobs: JobRepository; clock: Clock }): Route {
  return {
    method: 'POST',
    path: '/jobs/:id/cancel',
    operationId: 'cancelJob',
    summary: 'Cancel a job',
    description:
      'Ends a pending, running or paused job. Its worker can send nothing from then on; an application that has left, or may have, is not cancelled (409).',
    parameters: [jobIdParameter('id')],
    answers: {
      200: { schema: 'jobs.schema.json#/$defs/cancelResponse', description: 'The job is cancelled.' },
      401: problemAnswers.unauthorized,
      404: problemAnswers.unknownJob,
      409: { schema: 'problem.schema.json', description: 'The job has ended already, or its application has left.' },
    },
    async handle({ tenant, params }) {
      const { id } = await findJob(jobs, tenant, params['id']);
      const now = new Date(clock.now());
      const job = await jobs.change(id, { actor: 'api', fence: 'take' }, (held) => cancelJob(held, now));
      if (!job?.completedAt) throw new ValetError('internal_error', `Job ${id} was not cancelled.`);
      const body: CancelResponse = { id, status: 'cancelled', completed_at: job.completedAt.toISOString() };
      return { status: 200, body };
    },
  };
}
