import type { Monitor } from '../monitor/monitor.ts';
import type { Route, RouteAnswer } from './route.ts';

const schema = 'monitoring.schema.json';
const noKey = 'Needs no key, and holds nothing of any candidate.';

/** GET /monitoring/… (HTTP contract §13.2 to §13.6). */
export function monitoringRoutes({ monitor }: { monitor: Monitor }): readonly Route[] {
  const health = async (): Promise<RouteAnswer> => {
    const body = await monitor.health();
    return { status: body.status === 'unhealthy' ? 503 : 200, body };
  };
  return [
    {
      ...publicGet('health', 'getMonitoringHealth'),
      summary: 'Health of the parts',
      description: `Database, workers, model provider and storage. ${noKey}`,
      answers: {
        200: { schema: `${schema}#/$defs/health`, description: 'It serves: healthy or degraded.' },
        503: { schema: `${schema}#/$defs/health`, description: 'Unhealthy.' },
      },
      handle: health,
    },
    {
      ...publicGet('metrics', 'getMetricsText'),
      summary: 'Metrics for Prometheus',
      description: `The numbers in the text format of Prometheus. ${noKey}`,
      answers: {
        200: { schema: { type: 'string' }, description: 'The metrics.', contentType: 'text/plain; charset=utf-8' },
      },
      handle: async () => ({
        status: 200,
        body: await monitor.prometheus(),
        headers: { 'content-type': 'text/plain; charset=utf-8' },
      }),
    },
    {
      ...publicGet('metrics/json', 'getMetrics'),
      summary: 'Metrics',
      description: `The same numbers as JSON. ${noKey}`,
      answers: { 200: { schema: `${schema}#/$defs/metrics`, description: 'The metrics.' } },
      handle: async () => ({ status: 200, body: await monitor.metrics() }),
    },
    {
      ...publicGet('alerts', 'getAlerts'),
      summary: 'Alerts',
      description: `What somebody should look at: stuck jobs first of all. ${noKey}`,
      answers: { 200: { schema: `${schema}#/$defs/alerts`, description: 'The alerts that hold now.' } },
      handle: async () => ({ status: 200, body: await monitor.alerts() }),
    },
    {
      ...publicGet('dashboard', 'getDashboard'),
      summary: 'Health, metrics and alerts',
      description: `All of it at once. ${noKey}`,
      answers: { 200: { schema, description: 'The dashboard.' } },
      handle: async () => ({ status: 200, body: await monitor.dashboard() }),
    },
  ];
}

function publicGet(name: string, operationId: string) {
  return { method: 'GET', path: `/monitoring/${name}`, isPublic: true, operationId } as const;
}
