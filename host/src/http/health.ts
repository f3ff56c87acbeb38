import type { Clock } from '@valet/core';
import type { JobRepository } from '../store/store.ts';
import type { Route } from './route.ts';

/** What health is asked of. */
export interface HealthDeps {
  readonly clock: Clock;
  readonly jobs: JobRepository;
  readonly version: string;
}

/** GET /health, at the root and below the API (HTTP contract §13.1, which also fixes the service's name). */
export function healthRoutes({ clock, jobs, version }: HealthDeps): readonly Route[] {
  const route = {
    method: 'GET',
    path: '/health',
    isPublic: true,
    summary: 'Is the service up?',
    description: 'For load balancers; needs no key.',
    answers: { 200: { schema: health, description: 'It is up.' } },
    async handle() {
      const timestamp = new Date(clock.now()).toISOString();
      return { status: 200, body: { status: 'ok', service: 'ghosthands', version, timestamp } };
    },
  } as const;
  return [
    { ...route, operationId: 'getHealth', isAtRoot: true },
    { ...route, operationId: 'getApiHealth' },
    readyRoute(jobs),
  ];
}

/** GET /ready: apart from /health, which says that the process lives, this says that requests can be served. */
function readyRoute(jobs: JobRepository): Route {
  return {
    method: 'GET',
    path: '/ready',
    isPublic: true,
    isAtRoot: true,
    operationId: 'getReadiness',
    summary: 'Can it serve requests?',
    description: 'For load balancers; needs no key. 503 while the store cannot be reached.',
    answers: {
      200: { schema: readiness, description: 'It can.' },
      503: { schema: readiness, description: 'The store cannot be reached.' },
    },
    async handle() {
      const isReady = await jobs.nextRunAt().then(
        () => true,
        () => false,
      );
      return isReady ? { status: 200, body: { status: 'ready' } } : { status: 503, body: { status: 'not_ready' } };
    },
  };
}

const readiness = {
  type: 'object',
  additionalProperties: false,
  required: ['status'],
  properties: { status: { enum: ['ready', 'not_ready'] } },
};

const health = {
  type: 'object',
  additionalProperties: false,
  required: ['status', 'service', 'version', 'timestamp'],
  properties: {
    status: { const: 'ok' },
    service: { const: 'ghosthands' },
    version: { type: 'string' },
    timestamp: { type: 'string', format: 'date-time' },
  },
};
