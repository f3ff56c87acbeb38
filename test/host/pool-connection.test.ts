import { randomUUID } from 'node:crypto';
import pg from 'pg';
import t, { type Test } from 'tap';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { asTenant } from '../../host/src/store/tenant-scope.ts';
import { newDatabase } from '../contract/postgres-database.ts';
import { plainProfile } from '../support/candidates.ts';

/** More than a pool has. */
const attempts = 12;

async function openStore(t: Test) {
  const { url, reason, drop } = await newDatabase();
  if (reason) throw new Error(reason);
  t.teardown(drop);
  return { url, store: await openPostgresStore(url) };
}

t.test('a connection that cannot be told whom it stands for is not lost to the pool', async (t) => {
  const { store } = await openStore(t);
  const unheardOf = 'a\0b'; // which PostgreSQL refuses
  for (let at = 0; at < attempts; at++) {
    await t.rejects(asTenant(unheardOf, () => store.jobs.countPending()));
  }
  t.equal(await asTenant('somebody', () => store.jobs.countPending()), 0);
  await store.close();
  t.pass('and the store closes');
});

t.test('nor is one that breaks in the middle of a transaction', async (t) => {
  const { url, store } = await openStore(t);
  const request = { valet_task_id: 't', target_url: 'https://jobs.example.com/1', profile: plainProfile };
  const source = { origin: 'api', tenant: 'default', candidate: 'c', maxRetries: 0, now: new Date() } as const;
  const { job } = await store.jobs.insert(
    newJobRow({ request: { ...request, valet_user_id: randomUUID() }, ...source }),
  );
  const operator = new pg.Client({ connectionString: url });
  await operator.connect();
  const breakAll = () =>
    operator.query(
      'select pg_terminate_backend(pid) from pg_stat_activity where datname = current_database() and pid <> pg_backend_pid()',
    );
  for (let at = 0; at < attempts; at++) {
    const broken = store.jobs.change(job.id, { actor: 'w', fence: 'any' }, async () => {
      await breakAll();
      return { set: { status: 'failed' } };
    });
    await t.rejects(broken);
  }
  t.match(await store.jobs.get(job.id), { status: 'pending' }, 'nothing of them was written');
  const done = await store.jobs.change(job.id, { actor: 'w', fence: 'any' }, () => ({ set: { status: 'failed' } }));
  t.match(done, { status: 'failed' });
  await operator.end();
  await store.close();
  t.pass('and the store closes');
});
