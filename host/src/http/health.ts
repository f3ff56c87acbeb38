import type { Clock } from '@valet/core';
import type { Route } from './route.ts';

/** GET /health, at the root and below the API (HTTP contract §13.1, which also fixes the service's name). */
export function healthRoutes({ clock, version }: { clock: Clock; version: string }): readonly Route[] {
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
  ];
}

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
