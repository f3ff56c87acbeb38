import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/pglite';
import { MikroORM as PostgresOrm } from '@mikro-orm/postgresql';
import t, { type Test } from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost, startWorker } from '../../host/src/main.ts';
import { ormOptions } from '../../host/src/store/create-store.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { openPglite } from '../../host/src/store/open-pglite.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { createFastClock } from '../host/fast-clock.ts';
import { dataFolder, tempFolder } from '../host/temp-folder.ts';
import { reachRedis } from '../support/reach-redis.ts';
import { startBackend } from './http/backend.ts';
import { callbackChapter } from './http/callback-chapter.ts';
import { createContractCheck } from './http/contract-check.ts';
import { type StartContractHost, sow } from './http/contract-host.ts';
import { createChapter } from './http/create-chapter.ts';
import { readContract, rowsOfDocument } from './http/document.ts';
import { errorChapter } from './http/error-chapter.ts';
import { listChapter } from './http/list-chapter.ts';
import { monitoringChapter } from './http/monitoring-chapter.ts';
import { rows } from './http/rows.ts';
import { statusChapter } from './http/status-chapter.ts';
import { storeChapter } from './http/store-chapter.ts';
import { newDatabase } from './postgres-database.ts';

const clockSpeed = 20;
const serviceKey = 'a-key-of-twenty-four-chars';
const runnerUrl = new URL('./http/contract-runner.ts', import.meta.url).href;
const settings = {
  port: 0,
  serviceKey,
  logLevel: 'silent',
  maxConcurrentJobs: 32,
  leaseSeconds: 3600,
  allowHosts: ['127.0.0.1'],
} as const;

/** A host on the embedded store. */
const embedded: StartContractHost = async (t) => {
  const dataDir = await dataFolder(t);
  const store = await openEmbeddedStore(dataDir);
  const seed = await sow(store);
  await store.close();
  const clock = createFastClock(clockSpeed);
  const backend = await startBackend(t);
  const host = await startHost(readConfig({ ...settings, dataDir }, {}), { runnerUrl, clock });
  t.teardown(() => host.close());
  const { url } = host;
  return { url, serviceKey, clock, backend, seed, columns: columnsOfPglite };
};

const [database, redis] = await Promise.all([newDatabase(), reachRedis()]);

/** An API and two workers on PostgreSQL and Redis. */
const service: StartContractHost = async (t) => {
  const store = await openPostgresStore(database.url);
  const seed = await sow(store);
  await store.close();
  const clock = createFastClock(clockSpeed);
  const backend = await startBackend(t);
  const shared = {
    ...settings,
    dataDir: await tempFolder(t),
    databaseUrl: database.url,
    redisUrl: redis.url,
    redisPrefix: `valet-test-${randomUUID()}`,
    credentialKey: '5e'.repeat(32),
    callbackSecrets: [`whsec_${'A'.repeat(32)}`],
  };
  const worker = (workerId: string) =>
    startWorker(readConfig({ ...shared, workerId, maxConcurrentJobs: 16 }, {}), { runnerUrl, clock });
  const api = await startHost(readConfig(shared, {}), { runnerUrl, clock, withWorker: false });
  const workers = await Promise.all([worker('worker-1'), worker('worker-2')]);
  t.teardown(async () => {
    await Promise.all(workers.map((one) => one.close()));
    await api.close();
    await database.drop();
  });
  return { url: api.url, serviceKey, clock, backend, seed, columns: columnsOfPostgres };
};

const columnSql = `select table_name as table, json_agg(column_name) as columns from information_schema.columns
  where table_schema = 'public' group by table_name`;

async function columnsOfPostgres(): Promise<ReadonlyMap<string, readonly string[]>> {
  const orm = await PostgresOrm.init({ ...ormOptions, clientUrl: database.url });
  try {
    const found = await orm.em.fork().execute<{ table: string; columns: string[] }[]>(columnSql);
    return new Map(found.map(({ table, columns }) => [table, columns]));
  } finally {
    await orm.close(true);
  }
}

async function columnsOfPglite(): Promise<ReadonlyMap<string, readonly string[]>> {
  const pg = await openPglite('memory://');
  const orm = await MikroORM.init({ ...ormOptions, dbName: 'memory', driverOptions: { pglite: pg } });
  try {
    await orm.migrator.up();
    const { rows: found } = await pg.query<{ table: string; columns: string[] }>(columnSql);
    return new Map(found.map(({ table, columns }) => [table, columns]));
  } finally {
    await orm.close();
    await pg.close();
  }
}

async function holdContract(t: Test, start: StartContractHost): Promise<void> {
  const check = await createContractCheck(await start(t));
  await callbackChapter(t, check, { clockSpeed });
  await createChapter(t, check);
  await statusChapter(t, check);
  await listChapter(t, check);
  await errorChapter(t, check);
  await monitoringChapter(t, check);
  await storeChapter(t, check);
  t.test('no row of the contract was left out', async (t) => {
    t.strictSame(check.missing(), []);
    t.comment(`${rows.length} rows`);
  });
}

const contract = readContract();
t.test('the rows are those of the document', { skip: contract === null && 'the document is not here' }, async (t) => {
  t.strictSame(rows, rowsOfDocument(contract ?? ''));
  t.ok(rows.length > 300);
});

t.test('the embedded host keeps the contract', (t) => holdContract(t, embedded));

const why = database.reason ?? redis.reason;
t.test('a host on PostgreSQL and Redis, with workers of their own, keeps it too', { skip: why ?? false }, (t) =>
  holdContract(t, service),
);
