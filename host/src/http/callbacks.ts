import type { Clock } from '@valet/core';
import type { CallbackList, CallbackRecord } from '@valet/schemas';
import type { JobRepository, OutboxRepository, SentCallback } from '../store/store.ts';
import { findJob, isUuid, jobIdParameter } from './job-id.ts';
import { problemAnswers } from './problem-answer.ts';
import type { Route } from './route.ts';

/** What the endpoints are made of. */
interface CallbackDeps {
  readonly jobs: JobRepository;
  readonly outbox: OutboxRepository;
  readonly clock: Clock;
}

const schema = 'callbacks.schema.json';

/** GET /jobs/:id/callbacks and POST /jobs/:id/callbacks/:callbackId/redeliver. */
export function callbackRoutes({ jobs, outbox, clock }: CallbackDeps): readonly Route[] {
  return [
    {
      method: 'GET',
      path: '/jobs/:id/callbacks',
      operationId: 'listCallbacks',
      summary: 'Callbacks of a job',
      description: 'The callbacks of a job in the order in which they are sent, each with every try to deliver it.',
      parameters: [jobIdParameter('id')],
      answers: {
        200: { schema, description: 'The callbacks; none for a job without a callback_url.' },
        401: problemAnswers.unauthorized,
        404: problemAnswers.unknownJob,
      },
      async handle({ tenant, params }) {
        const { id } = await findJob(jobs, tenant, params['id']);
        const body: CallbackList = { callbacks: (await outbox.list(tenant, id)).map(toRecord) };
        return { status: 200, body };
      },
    },
    {
      method: 'POST',
      path: '/jobs/:id/callbacks/:callbackId/redeliver',
      operationId: 'redeliverCallback',
      summary: 'Send a callback again',
      description:
        'Puts a callback that was delivered or parked back into the outbox, with all its tries. It keeps its webhook-id.',
      parameters: [
        jobIdParameter('id'),
        {
          name: 'callbackId',
          in: 'path',
          description: 'Id of the callback.',
          schema: { type: 'string', format: 'uuid' },
        },
      ],
      answers: {
        202: { schema: `${schema}#/$defs/callbackRecord`, description: 'It waits to be sent.' },
        401: problemAnswers.unauthorized,
        404: { schema: 'problem.schema.json', description: 'There is no such job or callback.' },
        409: { schema: 'problem.schema.json', description: 'It waits to be sent already.' },
      },
      async handle({ tenant, params }) {
        const job = await findJob(jobs, tenant, params['id']);
        const id = isUuid(params['callbackId']) ? params['callbackId'].toLowerCase() : noId;
        await outbox.sendAgain({ tenant, jobId: job.id, id, now: new Date(clock.now()) });
        const sent = (await outbox.list(tenant, job.id)).find(({ row }) => row.id === id);
        return { status: 202, body: sent && toRecord(sent) };
      },
    },
  ];
}

/** An id that no callback has. */
const noId = '00000000-0000-0000-0000-000000000000';

function toRecord({ row, deliveries }: SentCallback): CallbackRecord {
  return {
    id: row.id,
    status: row.payload.status,
    state: row.state,
    created_at: row.createdAt.toISOString(),
    delivered_at: row.deliveredAt?.toISOString() ?? null,
    next_attempt_at: row.state === 'pending' ? row.nextAttemptAt.toISOString() : null,
    last_error: row.lastError,
    attempts: deliveries.map(({ startedAt, durationMs, httpStatus, error }) => ({
      at: startedAt.toISOString(),
      duration_ms: durationMs,
      http_status: httpStatus,
      error,
    })),
  };
}
