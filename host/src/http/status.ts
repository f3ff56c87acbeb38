import type { BudgetLedger, Clock } from '@valet/core';
import { toJobStatus } from '../job/job-status.ts';
import type { JobRepository } from '../store/store.ts';
import { findJob, jobIdParameter } from './job-id.ts';
import type { Route } from './route.ts';

interface Deps {
  readonly jobs: JobRepository;
  readonly budget: Pick<BudgetLedger, 'spentOn'>;
  readonly clock: Clock;
}

/** GET /valet/status/:jobId (HTTP contract §4.3). */
export function statusRoute({ jobs, budget, clock }: Deps): Route {
  return {
    method: 'GET',
    path: '/valet/status/:jobId',
    operationId: 'getJobStatus',
    summary: 'Status of a job',
    description: 'Where the job is, what it cost, and how it ended; `result`, `error` and `interaction` by status.',
    parameters: [jobIdParameter('jobId')],
    answers: {
      200: { schema: 'job-status.schema.json', description: 'The job.' },
      401: { schema: 'problem.schema.json', description: 'The service key is missing or wrong.' },
      404: { schema: 'problem.schema.json', description: 'There is no such job.' },
    },
    async handle({ tenant, params }) {
      const job = await findJob(jobs, tenant, params['jobId']);
      // Once it has ended, the row has it.
      const isOpen = job.status === 'running' || job.status === 'paused';
      const spent = isOpen ? await budget.spentOn({ tenant, jobId: job.id }) : null;
      return { status: 200, body: toJobStatus(job, new Date(clock.now()), spent) };
    },
  };
}
