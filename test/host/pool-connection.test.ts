import t from 'tap';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { asTenant } from '../../host/src/store/tenant-scope.ts';
import { newDatabase } from '../contract/postgres-database.ts';

/** More than a pool has. */
const attempts = 25;

t.test('a connection that cannot be told whom it stands for is not lost to the pool', async (t) => {
  const { url, reason, drop } = await newDatabase();
  if (reason) throw new Error(reason);
  t.teardown(drop);
  const store = await openPostgresStore(url);
  const unheardOf = 'a\0b'; // which PostgreSQL refuses
  for (let at = 0; at < attempts; at++) {
    await t.rejects(asTenant(unheardOf, () => store.jobs.countPending()));
  }
  t.equal(await asTenant('somebody', () => store.jobs.countPending()), 0);
  await store.close();
  t.pass('and the store closes');
});
