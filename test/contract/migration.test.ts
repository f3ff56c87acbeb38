import { MikroORM as PgliteOrm } from '@mikro-orm/pglite';
import { MikroORM as PostgresOrm } from '@mikro-orm/postgresql';
import type { SqlEntityManager } from '@mikro-orm/sql';
import t, { type Test } from 'tap';
import { ormOptions } from '../../host/src/store/create-store.ts';
import { openPglite } from '../../host/src/store/open-pglite.ts';
import { newDatabase } from './postgres-database.ts';

interface Orm {
  readonly em: SqlEntityManager;
  readonly migrator: { up(name?: string): Promise<unknown>; down(to?: string | { to: 0 }): Promise<unknown> };
}

/** Every column, index and constraint of the database. */
async function describe(orm: Orm): Promise<readonly string[]> {
  const rows = await orm.em.fork().execute<{ line: string }[]>(`
    select table_name || '.' || column_name || ' ' || data_type || ' ' || is_nullable || ' ' || coalesce(column_default, '') as line
      from information_schema.columns where table_schema = 'public'
    union all select indexdef from pg_indexes where schemaname = 'public'
    union all select conrelid::regclass || ' ' || pg_get_constraintdef(oid) from pg_constraint
      where connamespace = 'public'::regnamespace and contype <> 'n'
    order by 1`);
  return rows.map(({ line }) => line).filter((line) => !line.includes('gh_migrations'));
}

/** Migrates up, down and up again, and once more for each migration by itself. */
async function migrate(t: Test, orm: Orm): Promise<void> {
  const { migrator } = orm;
  await migrator.up();
  const whole = await describe(orm);
  t.ok(whole.length > 100);
  await migrator.down({ to: 0 });
  t.same(await describe(orm), [], 'nothing is left');
  const names = ormOptions.migrations.migrationsList.map(({ name }) => name);
  const stages: (readonly string[])[] = [];
  for (const name of names) {
    stages.push(await describe(orm));
    await migrator.up(name);
  }
  t.same(await describe(orm), whole, 'up again gives the same tables');
  for (const name of [...names].reverse()) {
    await migrator.down(name);
    t.same(await describe(orm), stages[names.indexOf(name)], `${name} goes back`);
  }
  await migrator.up();
  t.same(await describe(orm), whole);
}

t.test('migrations go up and down on PGlite', async (t) => {
  const pg = await openPglite('memory://');
  const orm = await PgliteOrm.init({ ...ormOptions, dbName: 'memory', driverOptions: { pglite: pg } });
  t.teardown(async () => {
    await orm.close();
    await pg.close();
  });
  await migrate(t, orm);
});

const database = await newDatabase();
t.test('migrations go up and down on PostgreSQL', { skip: database.reason ?? false }, async (t) => {
  const orm = await PostgresOrm.init({ ...ormOptions, clientUrl: database.url });
  t.teardown(async () => {
    await orm.close(true);
    await database.drop();
  });
  await migrate(t, orm);
});
