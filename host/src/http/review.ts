import type { ResumeResponse, ReviewRequest } from '@valet/schemas';
import type { HumanDesk } from '../job/human-desk.ts';
import { readDocument } from '../job/read-document.ts';
import type { JobRepository } from '../store/store.ts';
import { findJob, jobIdParameter } from './job-id.ts';
import { problemAnswers } from './problem-answer.ts';
import type { Route } from './route.ts';

const schema = 'job-status.schema.json#/$defs/reviewRequest';

/** POST /jobs/:id/review: approves the filled form, with edits or without, or rejects it. */
export function reviewRoute({ human, jobs }: { human: HumanDesk; jobs: JobRepository }): Route {
  return {
    method: 'POST',
    path: '/jobs/:id/review',
    operationId: 'reviewJob',
    summary: 'Approve or reject a filled form',
    description:
      'For a job that waits for a review (`interaction.type` is `review`; `interaction.fields` holds every answer). An edit is put into the form and proven before it is sent; one that the form does not take brings the job back to review.',
    parameters: [jobIdParameter('id')],
    body: { schema, isRequired: true, example: { approved: true, edits: { 'Preferred name': 'Sam' } } },
    answers: {
      200: { schema: 'job-status.schema.json#/$defs/resumeResponse', description: 'The job goes on.' },
      401: problemAnswers.unauthorized,
      404: problemAnswers.unknownJob,
      409: { schema: 'problem.schema.json', description: 'The job does not wait for a review.' },
      422: problemAnswers.invalid,
    },
    async handle({ tenant, params, body }) {
      const { id } = await findJob(jobs, tenant, params['id']);
      const review = readDocument<ReviewRequest>(schema, body);
      const job = await human.review(id, review);
      const answer: ResumeResponse = { job_id: job.id, status: job.status, resolved_by: review.reviewed_by ?? 'human' };
      return { status: 200, body: answer };
    },
  };
}
