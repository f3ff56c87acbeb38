import type { ResumeRequest, ResumeResponse } from '@valet/schemas';
import type { HumanDesk } from '../job/human-desk.ts';
import { readDocument } from '../job/read-document.ts';
import type { JobRepository } from '../store/store.ts';
import { findJob, jobIdParameter } from './job-id.ts';
import type { Route } from './route.ts';

const schema = 'job-status.schema.json#/$defs/resumeRequest';

/** POST /valet/resume/:jobId (HTTP contract §4.4). */
export function resumeRoute({ human, jobs }: { human: HumanDesk; jobs: JobRepository }): Route {
  return {
    method: 'POST',
    path: '/valet/resume/:jobId',
    operationId: 'resumeJob',
    summary: 'Resume a paused job',
    description:
      'Tells the waiting run that a person has done their part: `code` for 2fa, `answers` for a question, `approved` for a review.',
    parameters: [jobIdParameter('jobId')],
    body: { schema, isRequired: false, example: { resolved_by: 'human', resolution_notes: 'Solved CAPTCHA' } },
    answers: {
      200: { schema: 'job-status.schema.json#/$defs/resumeResponse', description: 'The job goes on.' },
      401: { schema: 'problem.schema.json', description: 'The service key is missing or wrong.' },
      404: { schema: 'problem.schema.json', description: 'There is no such job.' },
      409: { schema: 'problem.schema.json', description: 'The job is not paused.' },
      422: {
        schema: 'problem.schema.json',
        description: 'Something in the request is not valid; details name each place.',
      },
    },
    async handle({ tenant, params, body }) {
      const { id: jobId } = await findJob(jobs, tenant, params['jobId']);
      const resolution = readDocument<ResumeRequest>(schema, body ?? {});
      const job = await human.resume(jobId, resolution);
      const resolved_by = resolution.resolved_by ?? 'human';
      const answer: ResumeResponse = { job_id: job.id, status: job.status, resolved_by };
      return { status: 200, body: answer };
    },
  };
}
