import { MessageChannel } from 'node:worker_threads';
import { createMemoryManuals, type ManualStore } from '@valet/core';
import t from 'tap';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { createPortChannel } from '../../host/src/worker/port-channel.ts';
import { seededRandom } from '../bench/report.ts';
import { dataFolder } from '../host/temp-folder.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { randomManual } from '../support/random-manual.ts';
import { manualStoreContract } from './manual-store.contract.ts';
import { wireOf } from './port-wire.ts';
import { newDatabase } from './postgres-database.ts';

t.test('in memory', async (t) => {
  const clock = createFakeClock();
  manualStoreContract(t, { manuals: createMemoryManuals(clock), clock });
});

t.test('PGlite', async (t) => {
  const clock = createFakeClock();
  const folder = await dataFolder(t);
  const store = await openEmbeddedStore(folder, { clock });
  manualStoreContract(t, { manuals: store.manuals, clock });

  t.test('behind a channel to another process', async (t) => {
    const { port1, port2 } = new MessageChannel();
    t.teardown(() => port1.close());
    createPortChannel(wireOf(port1), { manuals: store.manuals });
    manualStoreContract(t, { manuals: createPortChannel(wireOf(port2), {}).port<ManualStore>('manuals'), clock });
  });

  t.test('promotes after as many replays as it was told', async (t) => {
    const told = await openEmbeddedStore(await dataFolder(t), { clock, promoteAfter: 1 });
    t.teardown(() => told.close());
    const manual = randomManual(seededRandom(2));
    const { stored } = await told.manuals.add({ tenant: 'eager', manual, origin: 'exploration' });
    const run = { jobId: 'job', attempt: 1, outcome: 'replayed', failedSteps: [], detail: '' } as const;
    const { change } = await told.manuals.count('eager', stored.id, run);
    t.match(change, { from: 'candidate', to: 'promoted' });
  });

  t.test('remembers after a restart', async (t) => {
    const tenant = 'lasting';
    const manual = randomManual(seededRandom(1));
    const { stored } = await store.manuals.add({ tenant, manual, origin: 'exploration' });
    const run = { jobId: 'job', attempt: 1, outcome: 'replayed', failedSteps: [], detail: '' } as const;
    const counted = await store.manuals.count(tenant, stored.id, run);
    await store.close();
    const again = await openEmbeddedStore(folder, { clock });
    t.teardown(() => again.close());
    t.strictSame(await again.manuals.get(tenant, stored.id), counted.stored);
    t.match(await again.manuals.runs(tenant, stored.id), [run]);
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
  manualStoreContract(t, { manuals: store.manuals, clock });
});
