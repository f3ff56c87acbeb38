import { ValetError } from '@valet/core';
import { checkShape, type EventType } from '@valet/schemas';
import type { JobRepository } from '../store/store.ts';
import { findJob, jobIdParameter } from './job-id.ts';
import type { Route, RouteRequest } from './route.ts';

const mostEvents = 1000;

/** GET /jobs/:id/events (HTTP contract §12.3). */
export function eventsRoute({ jobs }: { jobs: JobRepository }): Route {
  return {
    method: 'GET',
    path: '/jobs/:id/events',
    operationId: 'getJobEvents',
    summary: 'Events of a job',
    description: 'The event log of a job, oldest first. `seq` counts from 1 without gaps.',
    parameters: [
      jobIdParameter('id'),
      {
        name: 'limit',
        in: 'query',
        description: 'Most events to return.',
        schema: { type: 'integer', minimum: 1, maximum: mostEvents, default: 100 },
      },
      {
        name: 'offset',
        in: 'query',
        description: 'Events to leave out from the start.',
        schema: { type: 'integer', minimum: 0, default: 0 },
      },
      {
        name: 'event_type',
        in: 'query',
        description: 'Only events of this type.',
        schema: { $ref: 'job-event.schema.json#/$defs/eventType' },
      },
    ],
    answers: {
      200: { schema: page, description: 'One page of the log.' },
      401: { schema: 'problem.schema.json', description: 'The service key is missing or wrong.' },
      404: { schema: 'problem.schema.json', description: 'There is no such job.' },
      422: { schema: 'problem.schema.json', description: 'A query parameter is not valid.' },
    },
    async handle({ tenant, params, query }) {
      const { limit, offset, eventType } = readPage(query);
      const job = await findJob(jobs, tenant, params['id']);
      const { events, total } = await jobs.events(job.id, { limit, offset, ...(eventType && { eventType }) });
      return { status: 200, body: { events, total, limit, offset } };
    },
  };
}

const page = {
  type: 'object',
  additionalProperties: false,
  required: ['events', 'total', 'limit', 'offset'],
  properties: {
    events: { type: 'array', items: { $ref: 'job-event.schema.json' } },
    total: { type: 'integer', description: 'Events of the job (of this type) in all.' },
    limit: { type: 'integer' },
    offset: { type: 'integer' },
  },
};

interface Page {
  readonly limit: number;
  readonly offset: number;
  readonly eventType: EventType | undefined;
}

function readPage(query: RouteRequest['query']): Page {
  const limit = readCount(query['limit'], { fallback: 100, min: 1, max: mostEvents });
  const offset = readCount(query['offset'], { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER });
  const type = query['event_type'];
  const checked = type === undefined ? null : checkShape<EventType>('job-event.schema.json#/$defs/eventType', type);
  const fields = [
    ...(limit === null ? [{ pointer: '/limit', message: `must be a whole number from 1 to ${mostEvents}` }] : []),
    ...(offset === null ? [{ pointer: '/offset', message: 'must be a whole number from 0' }] : []),
    ...(checked?.ok === false
      ? [{ pointer: '/event_type', message: checked.errors[0]?.message ?? 'is not valid' }]
      : []),
  ];
  if (limit === null || offset === null || checked?.ok === false) {
    throw new ValetError('validation_error', 'The query is not valid; details name each place.', {
      details: { fields },
    });
  }
  return { limit, offset, eventType: checked?.value };
}

function readCount(
  text: unknown,
  { fallback, min, max }: { fallback: number; min: number; max: number },
): number | null {
  if (text === undefined) return fallback;
  const number = typeof text === 'string' && /^\d{1,16}$/.test(text) ? Number(text) : Number.NaN;
  return number >= min && number <= max ? number : null;
}
