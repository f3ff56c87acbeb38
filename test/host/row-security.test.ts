import { randomUUID } from 'node:crypto';
import { MikroORM } from '@mikro-orm/postgresql';
import t, { type Test } from 'tap';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { asHost, asTenant } from '../../host/src/store/tenant-scope.ts';
import { newDatabase } from '../contract/postgres-database.ts';
import { plainProfile } from '../support/candidates.ts';

/** A database that belongs to an ordinary role, as a service's does: a superuser is above row level security. */
async function openOwned(t: Test): Promise<{ owner: string; stranger: string }> {
  const { url, reason, drop } = await newDatabase();
  if (reason) throw new Error(reason);
  const orm = await MikroORM.init({ entities: [], clientUrl: url, discovery: { warnWhenNoEntities: false } });
  const run = (sql: string) => orm.em.fork().execute(sql);
  const suffix = randomUUID().replaceAll('-', '');
  const roles = { owner: `valet_owner_${suffix}`, stranger: `valet_stranger_${suffix}` };
  for (const role of Object.values(roles)) await run(`create role ${role} login`);
  await run(`alter schema public owner to ${roles.owner}`);
  await run(`alter default privileges for role ${roles.owner} grant all on tables to ${roles.stranger}`);
  t.teardown(async () => {
    await orm.close(true);
    await drop();
    const server = await MikroORM.init({
      entities: [],
      clientUrl: as('postgres', url, 'test'),
      discovery: { warnWhenNoEntities: false },
    });
    for (const role of Object.values(roles)) await server.em.fork().execute(`drop role ${role}`);
    await server.close(true);
  });
  return { owner: as(roles.owner, url), stranger: as(roles.stranger, url) };
}

function as(role: string, text: string, database?: string): string {
  const url = new URL(text);
  url.username = role;
  if (database) url.pathname = database;
  return url.href;
}

const rowOf = (tenant: string, key = randomUUID()) =>
  newJobRow({
    request: {
      valet_task_id: 't',
      target_url: 'https://jobs.example.com/1',
      profile: plainProfile,
      idempotency_key: key,
    },
    ...{ origin: 'api', tenant, candidate: 'c', maxRetries: 0, now: new Date() },
  });

t.test('rows of a tenant are out of reach of another, whatever is asked', async (t) => {
  const { owner, stranger } = await openOwned(t);
  const store = await openPostgresStore(owner);
  t.teardown(() => store.close());
  const [mine, theirs] = [rowOf('mine'), rowOf('theirs')];
  for (const row of [mine, theirs]) await asTenant(row.tenant, () => store.jobs.insert(row));

  t.test('the host works for all of them', async (t) => {
    t.equal((await store.jobs.get(mine.id))?.tenant, 'mine');
    t.equal((await store.jobs.get(theirs.id))?.tenant, 'theirs');
    t.equal(await asTenant('mine', () => asHost(() => store.jobs.countPending())), 2);
  });

  t.test('in the scope of a tenant its connections see no other, though a query names no tenant', async (t) => {
    const seen = await asTenant('mine', () => Promise.all([store.jobs.get(mine.id), store.jobs.get(theirs.id)]));
    t.match(seen, [{ id: mine.id }, null]);
    t.equal(await asTenant('mine', () => store.jobs.countPending()), 1);
    t.strictSame(await asTenant('mine', () => store.jobs.unfinished({ tenant: 'theirs' })), []);
    const take = asTenant('mine', () =>
      store.jobs.change(theirs.id, { actor: 'x', fence: 'take' }, () => ({ set: {} })),
    );
    await t.rejects(take, { code: 'not_found' });
    await t.rejects(
      asTenant('mine', () => store.jobs.insert(rowOf('theirs'))),
      /row-level security/,
    );
    const many = Array.from({ length: 40 }, (_, at) => (at % 2 ? mine : theirs));
    const own = await Promise.all(many.map(({ id, tenant }) => asTenant(tenant, () => store.jobs.get(id))));
    t.ok(
      own.every((row) => row !== null),
      'scopes that share connections do not mix',
    );
  });

  t.test('another role of the database sees nothing, and only what it names', async (t) => {
    const orm = await MikroORM.init({ entities: [], clientUrl: stranger, discovery: { warnWhenNoEntities: false } });
    t.teardown(() => orm.close(true));
    const em = orm.em.fork();
    const count = async () =>
      (await em.execute<{ n: number }[]>('select count(*)::int as n from gh_automation_jobs'))[0]?.n;
    t.equal(await count(), 0);
    await em.transactional(async (inside) => {
      await inside.execute("select set_config('valet.tenant', 'mine', true)");
      const rows = await inside.execute<{ tenant: string }[]>('select tenant from gh_automation_jobs');
      t.strictSame(rows, [{ tenant: 'mine' }]);
      const updated = await inside.execute(
        "update gh_automation_jobs set tenant = 'mine' where tenant = 'theirs' returning id",
      );
      t.strictSame(updated, []);
    });
    await t.rejects(
      em.transactional(async (inside) => {
        await inside.execute("select set_config('valet.tenant', 'mine', true)");
        await inside.execute("update gh_automation_jobs set tenant = 'theirs'");
      }),
      /row-level security/,
    );
  });

  t.test('every table with a tenant is guarded', async (t) => {
    const orm = await MikroORM.init({ entities: [], clientUrl: owner, discovery: { warnWhenNoEntities: false } });
    t.teardown(() => orm.close(true));
    const open = await orm.em.fork().execute<{ name: string }[]>(`
      select c.table_name as name from information_schema.columns c join pg_class p on p.relname = c.table_name
      where c.table_schema = 'public' and c.column_name = 'tenant' and not (p.relrowsecurity and p.relforcerowsecurity)`);
    t.strictSame(open, []);
  });
});
