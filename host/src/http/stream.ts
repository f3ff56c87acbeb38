import type { EventHub } from '../realtime/event-hub.ts';
import { isOver } from '../realtime/event-hub.ts';
import type { JobRepository } from '../store/store.ts';
import { findStanding, jobIdParameter } from './job-id.ts';
import { problemAnswers } from './problem-answer.ts';
import { readQuery } from './read-query.ts';
import type { StreamRoute } from './route.ts';

/** What PostgreSQL can count to in a column of the log. */
const mostEvents = 2 ** 31 - 1;

/** GET /jobs/:id/stream: a job's events as they happen, as an event stream or over a WebSocket. */
export function eventStream({ jobs, hub }: { jobs: Pick<JobRepository, 'standings'>; hub: EventHub }): StreamRoute {
  return {
    method: 'GET',
    path: '/jobs/:id/stream',
    operationId: 'streamJobEvents',
    summary: 'Events of a job as they happen',
    description:
      'Every event of the job, those of the past first, each once and in order, as server-sent events: `id` is its `seq`, `data` the event. Ends after the last one. A WebSocket opened at the same address gets the same events, one a message. Who comes again names the last event that it has: `Last-Event-ID`, or `after`.',
    parameters: [
      jobIdParameter('id'),
      {
        name: 'after',
        in: 'query',
        description: 'Only events with a greater `seq`.',
        schema: { type: 'integer', minimum: 0, default: 0 },
      },
      {
        name: 'Last-Event-ID',
        in: 'header',
        description: 'The same; browsers send it by themselves when they come again. It wins over `after`.',
        schema: { type: 'integer', minimum: 0 },
      },
    ],
    answers: {
      200: { schema: 'job-event.schema.json', contentType: 'text/event-stream', description: 'The events.' },
      204: { description: 'The job is over, and there is no event that the client does not have.' },
      401: problemAnswers.unauthorized,
      404: problemAnswers.unknownJob,
      422: problemAnswers.invalidQuery,
    },
    async open({ tenant, params, query: { after }, headers }) {
      const query = readQuery({ after: headers['last-event-id'] || after });
      const asked = query.count('after', { fallback: 0, min: 0, max: mostEvents });
      query.check();
      const job = await findStanding(jobs, tenant, params['id']);
      const afterSeq = Math.min(asked, job.eventSeq);
      if (isOver(job.status) && afterSeq === job.eventSeq) return null;
      return (listener) => hub.follow({ jobId: job.id, afterSeq }, listener);
    },
  };
}
