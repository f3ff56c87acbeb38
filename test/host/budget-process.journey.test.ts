import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { MikroORM } from '@mikro-orm/postgresql';
import type { BudgetLimits, ModelScope } from '@valet/core';
import t, { type Test } from 'tap';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { callOf, holdOf } from '../contract/budget-ledger.contract.ts';
import { newDatabase } from '../contract/postgres-database.ts';
import { createFakeClock } from '../support/fake-clock.ts';
import type { SpendingOrder, SpendingReport } from './budget-spender.ts';

const processes = 4;
const runs = 100;
const callsOfEach = 8;
const mostUsd = 0.02;
const leaseMs = 60_000;
const limits: BudgetLimits = { applicationUsd: 0.1, userDayUsd: 5, userMonthUsd: null, tenantMonthUsd: null };

const database = await newDatabase();
t.test('several processes on PostgreSQL', { skip: database.reason ?? false }, async (t) => {
  const clock = createFakeClock(Date.now());
  const store = await openPostgresStore(database.url, { clock });
  t.teardown(async () => {
    await store.close();
    await database.drop();
  });

  t.test('a hundred runs at once overshoot no limit, and leave nothing of it unused', async (t) => {
    const seed = 20_261_121;
    const whose = { tenant: 'default', userId: randomUUID() };
    // They want twice what the day allows, and each of them more than a job may have.
    const scopes = Array.from({ length: runs }, (): ModelScope => ({ ...whose, jobId: randomUUID() }));
    const startedAt = performance.now();
    const reports = await Promise.all(
      Array.from({ length: processes }, async (_, at) => {
        const own = scopes.filter((_scope, index) => index % processes === at);
        const order = { scopes: own, limits, callsOfEach, mostUsd, seed: seed + at, leaseMs };
        return (await start(t, order)).report;
      }),
    );
    const tookMs = performance.now() - startedAt;
    const sums = await Promise.all(scopes.map((scope) => store.budget.spentOn(scope)));
    const usd = sums.reduce((sum, one) => sum + one.usd, 0);
    const most = Math.max(...sums.map((one) => one.usd));
    const [made, refused] = [total(reports, 'let'), total(reports, 'refused')];
    const overshoot = Math.max(0, usd - 5, most - 0.1);
    t.comment(
      `${runs} runs in ${processes} processes, seed ${seed}: ${made} calls made, ${refused} refused in ${Math.round(tookMs)} ms; ` +
        `$${usd.toFixed(4)} of $5.00 a day spent, at most $${most.toFixed(4)} of $0.10 for one job; overshoot $${overshoot}`,
    );
    t.equal(made + refused, runs * callsOfEach);
    t.equal(
      sums.reduce((sum, one) => sum + one.calls, 0),
      made,
    );
    t.equal(overshoot, 0);
    t.ok(usd > 5 - mostUsd, 'what was left over was less than a call could cost');
    const jobs = sums.filter((one) => one.calls > 0).length;
    t.same(await usageOf(whose.userId), [{ usd: Math.round(usd * 1e6) / 1e6, jobs }], 'gh_user_usage tells the same');
  });

  t.test('a process that is killed between the two gives its money back when the lease is over', async (t) => {
    const scope: ModelScope = { tenant: 'default', userId: randomUUID(), jobId: randomUUID() };
    const order = { scopes: [scope], limits, callsOfEach: 1, mostUsd: 0.08, seed: 7, leaseMs, die: true };
    const { kill } = await start(t, order);
    await kill();
    const next = () => holdOf(scope, 0.08);
    t.match(await store.budget.reserve(next(), limits), { ok: false, limit: 'application' }, 'still set aside');
    clock.pass(leaseMs / 2);
    t.match(await store.budget.reserve(next(), limits), { ok: false });
    clock.pass(leaseMs);
    const hold = next();
    t.same(await store.budget.reserve(hold, limits), { ok: true });
    await store.budget.settle(hold, callOf(0.08, clock.now()));
    t.same(await store.budget.spentOn(scope), { usd: 0.08, tokens: 127, calls: 1 }, 'the dead call is not booked');
  });
});

function total(reports: readonly SpendingReport[], what: keyof SpendingReport): number {
  return reports.reduce((sum, report) => sum + report[what], 0);
}

/** Starts a spender and waits until it tells what became of its order. */
async function start(t: Test, order: Omit<SpendingOrder, 'databaseUrl'>) {
  const child = fork(new URL('./budget-spender.ts', import.meta.url), {
    execArgv: ['--conditions=valet-src'],
    stdio: ['ignore', 'inherit', 'inherit', 'ipc'],
  });
  const ended = once(child, 'exit');
  t.teardown(() => child.kill('SIGKILL'));
  await once(child, 'message');
  child.send({ ...order, databaseUrl: database.url });
  const [report] = (await once(child, 'message')) as [SpendingReport];
  const kill = async () => {
    child.kill('SIGKILL');
    await ended;
  };
  return { report, kill };
}

/** The user's month as other products read it. */
async function usageOf(userId: string) {
  const orm = await MikroORM.init({ entities: [], clientUrl: database.url, discovery: { warnWhenNoEntities: false } });
  try {
    return await orm.em
      .fork()
      .execute(
        'select total_cost_usd::float8 as usd, job_count as jobs from gh_user_usage where tenant = ? and user_id = ?',
        ['default', userId],
      );
  } finally {
    await orm.close(true);
  }
}
