import { randomUUID } from 'node:crypto';
import type { BudgetLimits, ModelScope } from '@valet/core';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { seededRandom } from '../bench/report.ts';
import { callOf } from '../contract/budget-ledger.contract.ts';

/** What a spending process is told: so many runs at once, each asking so often. `die`: sets money aside, tells it, and waits to be killed. */
export interface SpendingOrder {
  readonly databaseUrl: string;
  readonly scopes: readonly ModelScope[];
  readonly limits: BudgetLimits;
  readonly callsOfEach: number;
  readonly mostUsd: number;
  readonly seed: number;
  readonly leaseMs: number;
  readonly die?: boolean;
}

/** What became of it. */
export interface SpendingReport {
  readonly let: number;
  readonly refused: number;
}

process.once('message', (order: SpendingOrder) => void spend(order));
process.send?.('ready');

async function spend({ databaseUrl, scopes, limits, callsOfEach, mostUsd, seed, leaseMs, die }: SpendingOrder) {
  const store = await openPostgresStore(databaseUrl);
  const random = seededRandom(seed);
  const report = { let: 0, refused: 0 };
  const run = async (scope: ModelScope) => {
    for (let call = 0; call < callsOfEach; call++) {
      const hold = { id: randomUUID(), scope, usd: Math.round((1 + random()) * mostUsd * 5e8) / 1e9, leaseMs };
      const { ok } = await store.budget.reserve(hold, limits);
      if (!ok) {
        report.refused += 1;
        continue;
      }
      report.let += 1;
      if (die) return;
      // As if it had been as dear as it could be, every other time.
      const usd = random() < 0.5 ? hold.usd : Math.round(random() * hold.usd * 1e9) / 1e9;
      await store.budget.settle(hold, callOf(usd, Date.now()));
    }
  };
  await Promise.all(scopes.map(run));
  process.send?.(report);
  if (die) setInterval(() => undefined, 1000);
  else {
    await store.close();
    process.disconnect();
  }
}
