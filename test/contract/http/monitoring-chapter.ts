import type { Test } from 'tap';
import { monitoringRoutes } from '../../../host/src/http/monitoring.ts';
import { addRoutes, createServer } from '../../../host/src/http/server.ts';
import { createMonitor } from '../../../host/src/monitor/monitor.ts';
import { createApiCaller } from '../../support/call-api.ts';
import type { ContractCheck } from './contract-check.ts';
import { waitFor } from './wait-for.ts';

/** What operators see, without a key: §13. */
export async function monitoringChapter(t: Test, { host, row, shape, add, until }: ContractCheck): Promise<void> {
  const call = createApiCaller(host.url, null);
  const get = (path: string) => call('GET', path);

  t.test('it is up', async (t) => {
    const answers = [await get('//health'), await get('/health')];
    row(
      t,
      'GET /health -> 200',
      answers.every(({ status, body }) => status === 200 && body['status'] === 'ok'),
    );
    shape(t, '13.1', answers[0]?.body);
  });

  t.test('its parts are healthy', async (t) => {
    const health = await get('/monitoring/health');
    row(t, 'GET /monitoring/health -> 200', health.status === 200);
    row(t, 'health healthy', health.body['checks']['database']['status'] === 'healthy');
    shape(t, '13.2', health.body);
  });

  t.test('a part that is missing degrades it; without its database it is unhealthy', async (t) => {
    const broken = async (isStored: boolean, isAnswered: boolean) => {
      const reject = () => Promise.reject(new Error('gone'));
      const monitor = createMonitor({
        figures: { ping: isAnswered ? async () => undefined : reject, read: reject },
        clock: host.clock,
        api: { requests: 0, errors: 0 },
        maxQueue: 1,
        models: () => [],
        storage: { bucket: 'artifacts', check: isStored ? async () => undefined : reject },
      });
      const server = createServer({ logLevel: 'silent' });
      const routes = monitoringRoutes({ monitor });
      await addRoutes(server, { routes, checkServiceKey: async () => '', version: '0', rateLimit: 1 });
      const { statusCode, body } = await server.inject('/api/v1/gh/monitoring/health');
      await server.close();
      return { statusCode, status: JSON.parse(body)['status'] };
    };
    const degraded = await broken(false, true);
    row(t, 'health degraded', degraded.statusCode === 200 && degraded.status === 'degraded');
    const unhealthy = await broken(true, false);
    row(t, 'health unhealthy', unhealthy.status === 'unhealthy');
    row(t, 'GET /monitoring/health -> 503', unhealthy.statusCode === 503);
  });

  t.test('the numbers are told to Prometheus and as JSON', async (t) => {
    await until(await add('arm/release/settle:unknown/fail:submit_unknown'), 'failed');
    const running = await add('hang');
    await until(running, 'running');
    // The numbers may be a second old: a job of an earlier test may still be the one that they tell of.
    const text: string = await waitFor('both jobs in the numbers', async () => {
      const { body } = await get('/monitoring/metrics');
      const isTold = [/^gh_worker_active_jobs\{worker="[^"]+"\} [1-9]/m, /^valet_submit_unknown_total [1-9]/m];
      return isTold.every((pattern) => pattern.test(body)) ? String(body) : undefined;
    });
    row(t, 'GET /monitoring/metrics -> ok', /^# HELP gh_jobs_completed_total Total completed jobs$/m.test(text));
    const wanted = {
      gh_jobs_completed_total: /^gh_jobs_completed_total \d+$/m,
      gh_jobs_failed_total: /^gh_jobs_failed_total [1-9]\d*$/m,
      gh_worker_active_jobs: /^# TYPE gh_worker_active_jobs gauge$/m,
      gh_llm_cost_usd_total: /^gh_llm_cost_usd_total \d/m,
    };
    for (const [name, pattern] of Object.entries(wanted)) row(t, `metric ${name}`, pattern.test(text));
    t.match(text, /^valet_submit_unknown_total [1-9]/m);
    t.match(text, /^valet_double_submit_total 0$/m);
    const { body } = await get('/monitoring/metrics/json');
    row(t, 'GET /monitoring/metrics/json -> ok', body['jobs']['failed'] > 0 && body['workers']['active_jobs'] > 0);
    shape(t, '13.4', body);
    const alerts = await get('/monitoring/alerts');
    row(t, 'GET /monitoring/alerts -> ok', alerts.status === 200 && alerts.body['count'] > 0);
    shape(t, '13.5', alerts.body);
    const dashboard = await get('/monitoring/dashboard');
    row(t, 'GET /monitoring/dashboard -> ok', dashboard.status === 200);
    shape(t, '13.6', dashboard.body);
  });
}
