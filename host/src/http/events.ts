import { documents, type EventType } from '@valet/schemas';
import type { JobRepository } from '../store/store.ts';
import { findJob, jobIdParameter } from './job-id.ts';
import { problemAnswers } from './problem-answer.ts';
import { readQuery } from './read-query.ts';
import type { Route, RouteRequest } from './route.ts';

const mostEvents = 1000;
const eventTypes = documents['job-event.schema.json'].$defs.eventType.enum as readonly EventType[];

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
      401: problemAnswers.unauthorized,
      404: problemAnswers.unknownJob,
      422: problemAnswers.invalidQuery,
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

function readPage(query: RouteRequest['query']) {
  const reader = readQuery(query);
  const limit = reader.count('limit', { fallback: 100, min: 1, max: mostEvents });
  const offset = reader.count('offset', { fallback: 0, min: 0, max: Number.MAX_SAFE_INTEGER });
  const eventType = reader.word('event_type', eventTypes);
  reader.check();
  return { limit, offset, eventType };
}
