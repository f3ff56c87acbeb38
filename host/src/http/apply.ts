import type { ApplyResponse, DuplicateResponse } from '@valet/schemas';
import type { AcceptJob } from '../job/accept-job.ts';
import type { Route } from './route.ts';

/** POST /valet/apply (HTTP contract §4.1). */
export function applyRoute({ accept }: { accept: AcceptJob }): Route {
  return {
    method: 'POST',
    path: '/valet/apply',
    operationId: 'applyToJob',
    summary: 'Apply to a job',
    description:
      'Stores the application and returns at once; a worker fills the form and submits it. Ask for the status, or give a callback_url.',
    body: { schema: 'apply-request.schema.json', isRequired: true, example: minimal },
    callback: {
      field: 'callback_url',
      schema: 'callback.schema.json',
      description: 'Posted on every change of status; tried again after 1, 3 and 10 s until it is answered with 2xx.',
    },
    answers: {
      201: { schema: 'apply-response.schema.json', description: 'Accepted.' },
      400: { schema: 'problem.schema.json', description: 'The body is not JSON.' },
      401: { schema: 'problem.schema.json', description: 'The service key is missing or wrong.' },
      409: {
        schema: 'apply-response.schema.json#/$defs/duplicate',
        description: 'The idempotency key was used before; this is the job that has it.',
      },
      422: {
        schema: 'problem.schema.json',
        description: 'Something in the request is not valid; details name each place.',
      },
    },
    async handle({ body }) {
      const { job, isNew } = await accept(body);
      const { id: job_id, valetTaskId: valet_task_id, status } = job;
      if (!isNew) {
        const duplicate: DuplicateResponse = { job_id, valet_task_id, status, duplicate: true };
        return { status: 409, body: duplicate };
      }
      const accepted: ApplyResponse = { job_id, valet_task_id, status, created_at: job.createdAt.toISOString() };
      return { status: 201, body: accepted };
    },
  };
}

const minimal = {
  valet_task_id: 'task-001',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://boards.greenhouse.io/acme/jobs/123',
  callback_url: 'https://valet.example.com/webhook/gh',
  profile: { first_name: 'Alice', last_name: 'Smith', email: 'alice@example.com' },
};
