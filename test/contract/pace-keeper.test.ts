import { MessageChannel } from 'node:worker_threads';
import { createMemoryPace, type PaceKeeper } from '@valet/core';
import t from 'tap';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { createPortChannel } from '../../host/src/worker/port-channel.ts';
import { dataFolder } from '../host/temp-folder.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { paceKeeperContract } from './pace-keeper.contract.ts';
import { wireOf } from './port-wire.ts';
import { newDatabase } from './postgres-database.ts';

const gap = { platform: 'lasting', limits: { minGapMs: 60_000, jitter: 0, perHour: null } };

t.test('in memory', async (t) => {
  const clock = createFakeClock();
  paceKeeperContract(t, { pace: createMemoryPace(clock), clock });
});

t.test('PGlite', async (t) => {
  const clock = createFakeClock();
  const folder = await dataFolder(t);
  const store = await openEmbeddedStore(folder, { clock });
  paceKeeperContract(t, { pace: store.pace, clock });

  t.test('behind a channel to another process', async (t) => {
    const { port1, port2 } = new MessageChannel();
    t.teardown(() => port1.close());
    createPortChannel(wireOf(port1), { pace: store.pace });
    paceKeeperContract(t, { pace: createPortChannel(wireOf(port2), {}).port<PaceKeeper>('pace'), clock });
  });

  t.test('remembers after a restart', async (t) => {
    await store.pace.start(gap);
    await store.close();
    clock.pass(10_000);
    const again = await openEmbeddedStore(folder, { clock });
    t.teardown(() => again.close());
    t.same(await again.pace.start(gap), { waitMs: 50_000, reason: 'gap' });
  });
});

const database = await newDatabase();
t.test('PostgreSQL', { skip: database.reason ?? false }, async (t) => {
  const clock = createFakeClock();
  const store = await openPostgresStore(database.url, { clock });
  t.teardown(async () => {
    await store.close();
    await database.drop();
  });
  paceKeeperContract(t, { pace: store.pace, clock });
});
