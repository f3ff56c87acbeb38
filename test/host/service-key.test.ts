import { randomUUID } from 'node:crypto';
import { readFile } from 'node:fs/promises';
import t from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { createServiceKeyCheck } from '../../host/src/http/auth.ts';
import { makeServiceKey } from '../../host/src/key/service-key.ts';
import { startHost } from '../../host/src/main.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { newDatabase } from '../contract/postgres-database.ts';
import { createApiCaller } from '../support/call-api.ts';
import { plainProfile } from '../support/candidates.ts';
import { reachRedis } from '../support/reach-redis.ts';
import { runValet, runValetHere } from './cli/run-valet.ts';
import { dataFolder, tempFolder } from './temp-folder.ts';

const configured = 'a-key-of-twenty-four-chars';
const open = (dataDir: string) =>
  startHost(readConfig({ dataDir, port: 0, serviceKey: configured, logLevel: 'silent' }, {}), {
    runnerUrl: new URL('./fake-runner.ts', import.meta.url).href,
  });
const request = {
  valet_task_id: 'task-001',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://fake.test/ok',
  target_worker_id: 'nobody',
  profile: plainProfile,
};

t.test('keys are made, listed and revoked from the command line, and let in whom they are for', async (t) => {
  const dataDir = await dataFolder(t);
  const valet = (...args: string[]) => runValetHere(t, ['key', ...args, '--data', dataDir]);
  const create = async (tenant: string) => JSON.parse((await valet('create', '--tenant', tenant, '--json')).stdout);
  const [acme, acmeNext, other] = [await create('acme'), await create('acme'), await create('other')];
  t.match(acme, { id: String, tenant: 'acme', key: /^vk_[\w-]{43}$/, expires_at: null });
  const listed = await valet('list', '--tenant', 'acme');
  t.match(listed.stdout, acme.id);
  t.match(listed.stdout, acmeNext.id);
  t.notMatch(listed.stdout, other.id);
  t.notMatch((await valet('list', '--json')).stdout, acme.key, 'a key is shown once');

  const host = await open(dataDir);
  const callers = [acme.key, acmeNext.key, other.key, configured].map((key) => createApiCaller(host.url, key));
  const ids = await Promise.all(
    callers.map(async (call) => (await call('POST', '/valet/apply', request)).body['job_id'] as string),
  );
  const seen = async (index: number) => {
    const { body } = (await callers[index]?.('GET', '/jobs')) ?? {};
    const jobs: { id: string }[] = body?.['jobs'] ?? [];
    return jobs.map(({ id }) => ids.indexOf(id)).sort();
  };
  t.strictSame(await seen(0), [0, 1], 'both keys of a tenant are valid at once and reach the same jobs');
  t.strictSame(await seen(1), [0, 1]);
  t.strictSame(await seen(2), [2]);
  t.strictSame(await seen(3), [3], 'the configured key stands for the default tenant');
  t.match(await valet('list'), { exitCode: 45 }, 'a folder has one owner');
  await host.close();

  t.match(await valet('revoke', acme.id.slice(0, 13)), { exitCode: 0, stdout: /of tenant acme is revoked/ });
  t.match(await valet('revoke', acme.id), { exitCode: 52, stderr: /revoked already/ });
  t.match(await valet('revoke', randomUUID()), { exitCode: 51 });
  t.match(await valet('create', '--tenant', 'Not A Name'), { exitCode: 2 });
  t.match(await valet('create', '--days', '0'), { exitCode: 2 });
  const later = await open(dataDir);
  t.equal((await createApiCaller(later.url, acme.key)('GET', '/jobs')).status, 401);
  t.equal((await createApiCaller(later.url, acmeNext.key)('GET', '/jobs')).status, 200);
  await later.close();
  t.notMatch(await readFile(`${dataDir}/service-key`, 'utf8').catch(() => ''), acme.key);
});

t.test('a revoked or expired key is refused within seconds; guesses ask the store once', async (t) => {
  const store = await openEmbeddedStore(await dataFolder(t));
  t.teardown(() => store.close());
  let now = Date.now();
  let asked = 0;
  const check = createServiceKeyCheck({
    serviceKey: configured,
    tenant: 'default',
    keys: {
      tenantOf: (hash) => {
        asked += 1;
        return store.serviceKeys.tenantOf(hash);
      },
    },
    clock: { now: () => now, wait: async () => undefined },
  });
  const lasting = makeServiceKey({ tenant: 'acme', now: new Date(), expiresAt: null });
  const expired = makeServiceKey({ tenant: 'acme', now: new Date(), expiresAt: new Date(Date.now() - 1) });
  for (const { row } of [lasting, expired]) await store.serviceKeys.add(row);
  t.equal(await check(lasting.key), 'acme');
  await t.rejects(check(expired.key), { code: 'unauthorized' });
  asked = 0;
  await Promise.allSettled(Array.from({ length: 50 }, () => check('a guess')));
  t.equal(asked, 1);
  t.equal(await store.serviceKeys.revoke(lasting.row.id), true);
  now += 5000;
  await t.rejects(check(lasting.key), { code: 'unauthorized', message: /is wrong/ });
  await t.rejects(check(undefined), { code: 'unauthorized', message: /is missing/ });
  await t.rejects(check(lasting.row.keyHash), { code: 'unauthorized' }, 'what the store keeps is no key');
  t.equal(await check(configured), 'default');
});

t.test('nothing of one tenant is found by another, at any address', async (t) => {
  const dataDir = await dataFolder(t);
  const store = await openEmbeddedStore(dataDir);
  const stranger = makeServiceKey({ tenant: 'stranger', now: new Date(), expiresAt: null });
  await store.serviceKeys.add(stranger.row);
  await store.close();
  const host = await open(dataDir);
  t.teardown(() => host.close());
  const [ours, theirs] = [createApiCaller(host.url, configured), createApiCaller(host.url, stranger.key)];
  const id: string = (await ours('POST', '/valet/apply', request)).body['job_id'];
  const before = (await ours('GET', `/valet/status/${id}`)).body;

  const { body: document } = await ours('GET', '//openapi.json');
  const paths: Record<string, Record<string, { security: unknown[] }>> = document['paths'];
  const ofOneJob = Object.entries(paths).flatMap(([path, operations]) =>
    /\{(id|jobId)\}/.test(path)
      ? Object.keys(operations).map((method) => ({ method: method.toUpperCase(), path }))
      : [],
  );
  t.ok(ofOneJob.length >= 8);
  for (const { method, path } of ofOneJob) {
    const address = `/${path.replace(/\{\w+\}/, id).replaceAll(/\{\w+\}/g, randomUUID())}`;
    const { status, body } = await theirs(method, address, method === 'GET' ? undefined : {});
    t.match({ status, body }, { status: 404, body: { error: 'not_found' } }, `${method} ${path}`);
  }
  t.match((await theirs('GET', '/jobs')).body, { jobs: [], total: 0 });
  t.strictSame((await ours('GET', `/valet/status/${id}`)).body, before);

  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, { security }] of Object.entries(operations)) {
      if (security.length === 0) continue;
      const address = `/${path.replaceAll(/\{\w+\}/g, id)}`;
      const { status } = await createApiCaller(host.url, null)(method.toUpperCase(), address);
      t.equal(status, 401, `${method} ${path} without a key`);
    }
  }
});

const [database, redis] = await Promise.all([newDatabase(), reachRedis()]);
const why = database.reason ?? redis.reason;
t.test('on PostgreSQL keys are made and revoked while the host runs', { skip: why ?? false }, async (t) => {
  const credentialKey = '5e'.repeat(32);
  const settings = {
    databaseUrl: database.url,
    redisUrl: redis.url,
    redisPrefix: `valet-test-${randomUUID()}`,
    credentialKey,
    callbackSecrets: [`whsec_${'A'.repeat(32)}`],
    dataDir: await tempFolder(t),
  };
  const host = await startHost(readConfig({ ...settings, port: 0, serviceKey: configured, logLevel: 'silent' }, {}), {
    withWorker: false,
  });
  t.teardown(async () => {
    await host.close();
    await database.drop();
  });
  const env = { DATABASE_URL: database.url, REDIS_URL: redis.url, GH_CREDENTIAL_KEY: credentialKey };
  const made = await runValet(['key', 'create', '--tenant', 'acme', '--json'], { env });
  const { id, key } = JSON.parse(made.stdout);
  const call = createApiCaller(host.url, key);
  t.equal((await call('GET', '/jobs')).status, 200);
  t.equal((await runValet(['key', 'revoke', id], { env })).exitCode, 0);
  const revokedAt = Date.now();
  while ((await call('GET', '/jobs')).status !== 401 && Date.now() - revokedAt < 10_000) {
    await new Promise((resolve) => setTimeout(resolve, 50));
  }
  t.ok(Date.now() - revokedAt < 5000, 'refused within five seconds');
});
