import { MikroORM } from '@mikro-orm/postgresql';
import t from 'tap';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { newDatabase } from '../contract/postgres-database.ts';

t.test('tables are added to the publication that existing subscribers listen to', async (t) => {
  const { url, reason, drop } = await newDatabase();
  if (reason) return t.fail(reason);
  const orm = await MikroORM.init({ entities: [], clientUrl: url, discovery: { warnWhenNoEntities: false } });
  t.teardown(async () => {
    await orm.close(true);
    await drop();
  });
  const published = () =>
    orm.em.fork().execute<{ tablename: string }[]>('select tablename from pg_publication_tables order by tablename');
  await (await openPostgresStore(url)).close();
  t.strictSame(await published(), [], 'without a publication nothing is made');

  await orm.em.fork().execute('create publication supabase_realtime');
  for (const time of ['first', 'second']) {
    await (await openPostgresStore(url)).close();
    const names = (await published()).map(({ tablename }) => tablename);
    t.strictSame(names, ['gh_automation_jobs', 'gh_job_events'], `${time} start`);
  }
});
