import type { ApplyResponse, DuplicateResponse } from '@valet/schemas';
import type { AcceptJob } from '../job/accept-job.ts';
import type { Route } from './route.ts';

/** What one endpoint that takes jobs in says of itself. */
export type AcceptingRoute = Pick<Route, 'path' | 'operationId' | 'summary' | 'description'> & {
  readonly accept: AcceptJob;
  readonly body: Omit<NonNullable<Route['body']>, 'isRequired'>;
};

/** An endpoint that stores a job and answers at once: 201, or 409 for an idempotency key that was used before. */
export function acceptingRoute({ accept, body: shape, ...route }: AcceptingRoute): Route {
  return {
    ...route,
    method: 'POST',
    body: { ...shape, isRequired: true },
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
        description:
          'Something in the request is not valid, or its idempotency key was used for another one; details name each place.',
      },
    },
    async handle({ tenant, body }) {
      return answerAccepted(await accept(tenant, body));
    },
  };
}

/** The answer to a request that was taken in, now or before. */
export function answerAccepted({ job, isNew }: Awaited<ReturnType<AcceptJob>>): {
  status: number;
  body: ApplyResponse | DuplicateResponse;
} {
  const { id: job_id, valetTaskId: valet_task_id, status } = job;
  if (!isNew) return { status: 409, body: { job_id, valet_task_id, status, duplicate: true } };
  return { status: 201, body: { job_id, valet_task_id, status, created_at: job.createdAt.toISOString() } };
}
