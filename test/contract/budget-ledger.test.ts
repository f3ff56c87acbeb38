import { MessageChannel } from 'node:worker_threads';
import { type BudgetLedger, createMemoryBudget } from '@valet/core';
import t from 'tap';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { createPortChannel } from '../../host/src/worker/port-channel.ts';
import { dataFolder } from '../host/temp-folder.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import { budgetLedgerContract, callOf, holdOf, none, scopeOf } from './budget-ledger.contract.ts';
import { wireOf } from './port-wire.ts';
import { newDatabase } from './postgres-database.ts';

t.test('in memory', async (t) => {
  const clock = createFakeClock();
  budgetLedgerContract(t, { budget: createMemoryBudget(clock), clock });
});

t.test('PGlite', async (t) => {
  const clock = createFakeClock();
  const store = await openEmbeddedStore(await dataFolder(t), { clock });
  t.teardown(() => store.close());
  budgetLedgerContract(t, { budget: store.budget, clock });

  t.test('the log keeps a week, sums what a job has cost for ever', async (t) => {
    const scope = scopeOf();
    const hold = holdOf(scope, 0.05);
    await store.budget.reserve(hold, none);
    const at = clock.now();
    await store.budget.settle(hold, callOf(0.05, at));
    clock.pass(6 * 24 * 3_600_000);
    await store.budget.tidy();
    await store.budget.settle(hold, callOf(0.05, clock.now()));
    t.same((await store.budget.spentOn(scope)).usd, 0.05, 'still known to be booked');
    t.same(await store.budget.calls(scope), [callOf(0.05, at)]);
    t.same(await store.budget.calls({ ...scope, tenant: 'other' }), []);
    clock.pass(24 * 3_600_000 + 1);
    await store.budget.tidy();
    t.same(await store.budget.calls(scope), []);
    t.same(await store.budget.spentOn(scope), { usd: 0.05, tokens: 127, calls: 1 });
  });

  t.test('behind a channel to another process', async (t) => {
    const { port1, port2 } = new MessageChannel();
    t.teardown(() => port1.close());
    createPortChannel(wireOf(port1), { budget: store.budget });
    const budget = createPortChannel(wireOf(port2), {}).port<BudgetLedger>('budget');
    budgetLedgerContract(t, { budget, clock });
  });
});

const database = await newDatabase();
t.test('PostgreSQL', { skip: database.reason ?? false }, async (t) => {
  const clock = createFakeClock();
  const stores = await Promise.all(Array.from({ length: 4 }, () => openPostgresStore(database.url, { clock })));
  t.teardown(async () => {
    await Promise.all(stores.map((store) => store.close()));
    await database.drop();
  });
  const [budget, ...rest] = stores.map((store) => store.budget);
  if (budget) budgetLedgerContract(t, { budget, others: [budget, ...rest], clock });
});
