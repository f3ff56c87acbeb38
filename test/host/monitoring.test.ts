import { randomUUID } from 'node:crypto';
import type { ModelHealth } from '@valet/core';
import { checkShape } from '@valet/schemas';
import t, { type Test } from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { startHost } from '../../host/src/main.ts';
import { createMonitor, type MonitorDeps } from '../../host/src/monitor/monitor.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import type { Figures, Store } from '../../host/src/store/store.ts';
import { callOf, holdOf, scopeOf } from '../contract/budget-ledger.contract.ts';
import { newDatabase } from '../contract/postgres-database.ts';
import { createApiCaller } from '../support/call-api.ts';
import { plainProfile } from '../support/candidates.ts';
import { dataFolder } from './temp-folder.ts';

const storage: MonitorDeps['storage'] = { bucket: 'artifacts', check: async () => undefined };
const still = (now: () => number) => ({ now, wait: async () => undefined });
const request = {
  valet_task_id: 'task-1',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://ats.example.com/jobs/1',
  callback_url: 'https://backend.example.com/hook',
  profile: plainProfile,
};

/** Fills a store with one of each, and looks at what the monitor makes of it. */
async function watch(t: Test, store: Store): Promise<void> {
  const { jobs, ledger } = store;
  const at = new Date();
  const add = async (change: Partial<ReturnType<typeof newJobRow>>) => {
    const row = newJobRow({ request, origin: 'api', tenant: 'default', candidate: 'c', maxRetries: 3, now: at });
    await jobs.insert({ ...row, ...change });
    return row.id;
  };
  const by = { actor: 'w', fence: 'any' } as const;
  await add({});
  await add({});
  const held = { status: 'running', workerId: 'w-1', lastHeartbeat: at } as const;
  await add(held);
  const longAgo = new Date(at.getTime() - 121_000);
  const stuck = await add({ ...held, workerId: 'w-2', lastHeartbeat: longAgo });
  const place = { hostname: 'h', pid: 1, activeJobs: 1, maxConcurrent: 2, draining: false, startedAt: longAgo };
  for (const [id, lastHeartbeat] of [['w-1', at] as const, ['w-1', longAgo] as const, ['w-2', longAgo] as const]) {
    await store.workers.beat({ ...place, instance: randomUUID(), id, lastHeartbeat });
  }
  const failed = await add({});
  const failure = {
    event_type: 'job_failed',
    metadata: { error_code: 'x', error_message: 'x', action_count: 0 },
  } as const;
  await jobs.change(failed, by, () => ({ set: { status: 'failed' }, events: [failure] }));
  const key = { tenant: 'default', posting: 'p', candidate: 'c' };
  const armed = await ledger.arm({ key, jobId: failed, attempt: 1, fence: 0, contentHash: 'h' });
  if (!armed.ok) throw new Error('not armed');
  await ledger.release(armed.intent.id, 0, { method: 'POST', url: 'https://ats.example.com/' });
  await ledger.settle(armed.intent.id, 0, 'unknown', 'no answer');

  const twoHours = 2 * 3_600_000;
  for (const call of [
    callOf(0.3, at.getTime()),
    { ...callOf(0.2, at.getTime()), outcome: 'timeout' },
    callOf(0.4, at.getTime() - twoHours),
    { ...callOf(0.1, at.getTime() - twoHours), provider: 'other', outcome: 'refused' },
  ]) {
    await store.budget.settle(holdOf(scopeOf(), 1), call);
  }
  const api = { requests: 8, errors: 2 };
  const deps = {
    figures: store.figures,
    clock: still(() => at.getTime()),
    api,
    maxQueue: 2,
    storage,
    models: () => [],
  };
  const monitor = createMonitor(deps);
  t.match(await monitor.metrics(), {
    jobs: { created: 5, completed: 0, failed: 1, retried: 0, cancelled: 0, expired: 0 },
    workers: { active_jobs: 3, max_concurrent: 4, queue_depth: 2 },
    llm: { total_calls: 4, total_tokens: 508, cost_per_hour_usd: 0.5 },
    api: { total_requests: 8, error_rate: 0.25 },
    submits: { unknown: 1, double: 0 },
  });
  const { alerts } = await monitor.alerts();
  t.strictSame(
    alerts.map(({ type }) => type),
    ['stuck_jobs', 'stale_workers', 'submit_unknown', 'queue_full'],
  );
  t.match(alerts[0], { message: '1 job has no heartbeat for >120 seconds', jobs: [stuck] });
  t.match(await monitor.health(), {
    status: 'degraded',
    checks: {
      worker_heartbeat: { status: 'degraded', active_workers: 1, stale_workers: 1 },
      llm_provider: { status: 'healthy', provider: 'stand-in', error_rate: 0.5 },
    },
  });
  const lines = (await monitor.prometheus()).split('\n');
  for (const line of [
    '# TYPE gh_jobs_completed_total counter',
    'gh_jobs_failed_total 1',
    'gh_worker_active_jobs{worker="w-1"} 2',
    'gh_jobs{status="pending"} 2',
    'gh_llm_cost_usd_total 1',
    'gh_llm_calls_total 4',
    'gh_llm_tokens_total 508',
    'gh_queue_depth 2',
    'valet_submit_unknown_total 1',
    'valet_double_submit_total 0',
  ]) {
    t.ok(lines.includes(line), line);
  }
}

t.test('the figures of a store on PGlite', async (t) => {
  const store = await openEmbeddedStore(await dataFolder(t));
  t.teardown(() => store.close());
  await watch(t, store);
});

const database = await newDatabase();
t.test('the figures of a store on PostgreSQL', { skip: database.reason ?? false }, async (t) => {
  const store = await openPostgresStore(database.url);
  t.teardown(async () => {
    await store.close();
    await database.drop();
  });
  await watch(t, store);
});

const quiet: Figures = {
  jobs: { created: 0, completed: 0, failed: 0, retried: 0, cancelled: 0, expired: 0 },
  byStatus: {},
  workers: [],
  stuckJobs: [],
  models: { calls: 0, tokens: 0, costUsd: 0, lastHour: { calls: 0, failed: 0, costUsd: 0, provider: null } },
  submits: { unknown: 0, double: 0 },
  callbacks: { pending: 0, parked: 0 },
};

t.test(
  'reads the figures once a second, however many ask; keeps no failure; remembers since when an alert holds',
  async (t) => {
    let now = 1_000_000;
    let reads = 0;
    let found: Figures | null = { ...quiet, submits: { unknown: 0, double: 1 }, callbacks: { pending: 0, parked: 2 } };
    const figures: MonitorDeps['figures'] = {
      ping: async () => {
        if (!found) throw new Error('gone');
      },
      async read() {
        reads += 1;
        if (!found) throw new Error('gone');
        return found;
      },
    };
    const rest = { api: { requests: 0, errors: 0 }, maxQueue: 10, storage, models: () => [] };
    const monitor = createMonitor({ ...rest, figures, clock: still(() => now) });
    await Promise.all(Array.from({ length: 20 }, () => monitor.dashboard()));
    t.equal(reads, 1);
    const { alerts } = await monitor.alerts();
    t.match(alerts, [{ type: 'double_submit', severity: 'critical' }, { type: 'callbacks_parked' }]);
    now += 60_000;
    t.strictSame((await monitor.alerts()).alerts, alerts, 'the same alert since the same time');
    t.equal(reads, 2);
    found = null;
    now += 60_000;
    t.match(await monitor.health(), {
      status: 'unhealthy',
      checks: { database: { status: 'unhealthy', latency_ms: null } },
    });
    found = quiet;
    t.match(await monitor.health(), { status: 'unhealthy' }, 'for a moment');
    now += 1001;
    t.match(await monitor.health(), { status: 'healthy' });
    t.strictSame((await monitor.alerts()).alerts, []);
    const broken = { bucket: 'artifacts', check: () => Promise.reject(new Error('read only')) };
    const other = createMonitor({ ...rest, figures, clock: still(() => now), storage: broken });
    t.match(await other.health(), { status: 'degraded', checks: { storage: { status: 'degraded' } } });
  },
);

t.test('a host that leaves every model alone is degraded; one of several is only shown', async (t) => {
  const fares = (provider: string, state: ModelHealth['state']): ModelHealth => ({
    ...{ provider, model: 'some', state, consecutiveFailures: 5, calls: 5, errorRate: 1, lastFailure: 'server' },
  });
  let models = [fares('local', 'open'), fares('openai', 'closed')];
  const monitor = createMonitor({
    ...{ api: { requests: 0, errors: 0 }, maxQueue: 10, storage, models: () => models, clock: still(() => 0) },
    figures: { ping: async () => undefined, read: async () => quiet },
  });
  t.match(await monitor.health(), {
    status: 'healthy',
    checks: { llm_provider: { status: 'healthy', provider: 'local' } },
  });
  const lines = (await monitor.prometheus()).split('\n');
  t.ok(lines.includes('gh_llm_open_breakers{model="local:some"} 1'));
  t.ok(lines.includes('gh_llm_open_breakers{model="openai:some"} 0'));
  models = [fares('local', 'open'), fares('openai', 'open')];
  t.match(await monitor.health(), { status: 'degraded', checks: { llm_provider: { status: 'degraded' } } });
});

t.test('everybody may read it, and it holds nothing of a candidate', async (t) => {
  const config = { port: 0, serviceKey: 'a-key-of-twenty-four-chars', logLevel: 'silent' } as const;
  const host = await startHost(readConfig({ ...config, dataDir: await dataFolder(t) }, {}), {
    runnerUrl: new URL('./fake-runner.ts', import.meta.url).href,
    sendCallback: async () => 200,
  });
  t.teardown(() => host.close());
  const owner = createApiCaller(host.url, config.serviceKey);
  for (const path of ['ok', 'fail:form_not_found', 'arm/release/settle:unknown/fail:submit_unknown']) {
    const target_url = `https://fake.test/${path}?${randomUUID()}`;
    t.equal((await owner('POST', '/valet/apply', { ...request, target_url })).status, 201);
  }
  const call = createApiCaller(host.url, null);
  let ended = 0;
  for (let left = 500; ended < 3 && left > 0; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 20));
    const { body } = await call('GET', '/monitoring/metrics/json');
    ended = body['jobs']['completed'] + body['jobs']['failed'];
  }
  t.equal(ended, 3);
  const shapes = {
    health: '#/$defs/health',
    'metrics/json': '#/$defs/metrics',
    alerts: '#/$defs/alerts',
    dashboard: '',
  } as const;
  for (const [name, shape] of Object.entries(shapes)) {
    const { status, body } = await call('GET', `/monitoring/${name}`);
    t.equal(status, 200, name);
    const checked = checkShape(`monitoring.schema.json${shape}` as 'monitoring.schema.json', body);
    t.strictSame(checked.ok ? [] : checked.errors, [], name);
    t.notMatch(JSON.stringify(body), new RegExp(Object.values(plainProfile).join('|'), 'i'));
  }
  const { headers, body: text } = await call('GET', '/monitoring/metrics');
  t.equal(headers.get('content-type'), 'text/plain; charset=utf-8');
  t.match(text, /^gh_jobs_completed_total 1$/m);
  t.match(text, /^gh_jobs_failed_total 2$/m);
  t.notMatch(text, new RegExp(Object.values(plainProfile).join('|'), 'i'));
});
