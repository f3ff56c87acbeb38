import { randomUUID } from 'node:crypto';
import type { BudgetHold, BudgetLedger, BudgetLimits, ModelCall, ModelScope } from '@valet/core';
import type { Test } from 'tap';
import type { FakeClock } from '../support/fake-clock.ts';

/** A ledger under test, and more of them on the same store where there can be. */
export interface BudgetSubject {
  readonly budget: BudgetLedger;
  readonly clock: FakeClock;
  /** Others that keep the same money: of other processes. Default: the ledger itself. */
  readonly others?: readonly BudgetLedger[];
}

/** No limit at all. */
export const none: BudgetLimits = { applicationUsd: null, userDayUsd: null, userMonthUsd: null, tenantMonthUsd: null };
const leaseMs = 60_000;

/** Whom a call is for; a stranger to all others but for what is given. */
export const scopeOf = (given: Partial<ModelScope> = {}): ModelScope => ({
  tenant: `t-${randomUUID()}`,
  userId: randomUUID(),
  jobId: randomUUID(),
  ...given,
});

/** A new hold. */
export const holdOf = (scope: ModelScope, usd: number): BudgetHold => ({ id: randomUUID(), scope, usd, leaseMs });

/** A call as the log is to keep it. */
export const callOf = (usd: number, at: number): ModelCall => ({
  task: 'answer_generation',
  provider: 'stand-in',
  model: 'm-1',
  usage: { inputTokens: 100, cacheReadTokens: 20, cacheWriteTokens: 3, outputTokens: 4 },
  usd,
  outcome: 'ok',
  durationMs: 12,
  at: new Date(at).toISOString(),
});

/** What every {@link BudgetLedger} must do. */
export function budgetLedgerContract(t: Test, { budget, clock, others = [budget] }: BudgetSubject): void {
  const settle = (hold: BudgetHold, usd: number) => budget.settle(hold, callOf(usd, clock.now()));
  const spend = async (scope: ModelScope, usd: number) => {
    const hold = holdOf(scope, usd);
    t.same(await budget.reserve(hold, none), { ok: true });
    await settle(hold, usd);
  };

  t.test('sets aside up to the limit and not a billionth more', async (t) => {
    const scope = scopeOf();
    const limits = { ...none, applicationUsd: 0.1 };
    t.same(await budget.reserve(holdOf(scope, 0.07), limits), { ok: true });
    const refused = { ok: false, limit: 'application', remainingUsd: 0.03 };
    t.same(await budget.reserve(holdOf(scope, 0.030000001), limits), refused);
    t.same(await budget.reserve(holdOf(scope, 0.03), limits), { ok: true });
    t.same(await budget.reserve(holdOf(scope, 0.000000001), limits), { ...refused, remainingUsd: 0 });
    t.same(await budget.reserve(holdOf(scope, 0), limits), { ok: true }, 'what costs nothing may be done');
    t.same(await budget.spentOn(scope), { usd: 0, tokens: 0, calls: 0 }, 'nothing is spent yet');
  });

  t.test('books what a call did cost, and gives the rest back', async (t) => {
    const scope = scopeOf();
    const limits = { ...none, applicationUsd: 0.1 };
    const hold = holdOf(scope, 0.1);
    await budget.reserve(hold, limits);
    await settle(hold, 0.0123);
    t.same(await budget.spentOn(scope), { usd: 0.0123, tokens: 127, calls: 1 });
    t.match(await budget.reserve(holdOf(scope, 0.1), limits), { ok: false, remainingUsd: 0.0877 });
    const second = holdOf(scope, 0.0877);
    t.same(await budget.reserve(second, limits), { ok: true });
    await settle(second, 0);
    t.same(await budget.spentOn(scope), { usd: 0.0123, tokens: 254, calls: 2 }, 'a call that failed is one too');
    const third = holdOf(scope, 0.0877);
    t.same(await budget.reserve(third, limits), { ok: true });
    const noTokens = { inputTokens: 0, cacheReadTokens: 0, cacheWriteTokens: 0, outputTokens: 0 };
    await budget.settle(third, { ...callOf(0, clock.now()), usage: noTokens, outcome: 'not_called' });
    t.same(await budget.spentOn(scope), { usd: 0.0123, tokens: 254, calls: 2 }, 'one that was not made is none');
    t.same(await budget.reserve(holdOf(scope, 0.0877), limits), { ok: true });
  });

  t.test('books a hold once, however often it is settled', async (t) => {
    const scope = scopeOf();
    const hold = holdOf(scope, 0.05);
    await budget.reserve(hold, none);
    await Promise.all(others.map((ledger) => ledger.settle(hold, callOf(0.02, clock.now()))));
    await settle(hold, 0.02);
    t.same(await budget.spentOn(scope), { usd: 0.02, tokens: 127, calls: 1 });
  });

  t.test(
    'a hold whose caller died is void after its lease; one that settles late all the same is booked',
    async (t) => {
      const scope = scopeOf();
      const limits = { ...none, userDayUsd: 0.1 };
      const hold = holdOf(scope, 0.1);
      await budget.reserve(hold, limits);
      clock.pass(leaseMs - 1);
      t.match(await budget.reserve(holdOf(scope, 0.01), limits), { ok: false, limit: 'user_day', remainingUsd: 0 });
      clock.pass(1);
      t.same(await budget.reserve(holdOf(scope, 0.01), limits), { ok: true });
      await settle(hold, 0.04);
      await settle(hold, 0.04);
      t.same(await budget.spentOn(scope), { usd: 0.04, tokens: 127, calls: 1 });
      t.match(await budget.reserve(holdOf(scope, 0.1), limits), { ok: false, remainingUsd: 0.05 });
    },
  );

  t.test('what cost more than was set aside is booked whole', async (t) => {
    const scope = scopeOf();
    const limits = { ...none, applicationUsd: 0.1 };
    const hold = holdOf(scope, 0.1);
    await budget.reserve(hold, limits);
    await settle(hold, 0.15);
    t.same((await budget.spentOn(scope)).usd, 0.15);
    t.match(await budget.reserve(holdOf(scope, 0.01), limits), { ok: false, remainingUsd: 0 });
  });

  t.test('counts each limit for itself', async (t) => {
    const scope = scopeOf();
    const another = () => ({ ...scope, jobId: randomUUID() });
    await spend(scope, 0.06);
    await spend(another(), 0.06);
    const wanted = (change: Partial<ModelScope>, limits: Partial<BudgetLimits>) =>
      budget.reserve(holdOf({ ...scope, ...change }, 0.05), { ...none, ...limits });
    t.match(await wanted({}, { applicationUsd: 0.1 }), { ok: false, limit: 'application', remainingUsd: 0.04 });
    const jobId = randomUUID();
    t.same(await wanted({ jobId }, { applicationUsd: 0.1 }), { ok: true });
    t.match(await wanted({ jobId }, { userDayUsd: 0.2 }), { ok: false, limit: 'user_day', remainingUsd: 0.03 });
    t.match(await wanted({ jobId }, { userMonthUsd: 0.2 }), { ok: false, limit: 'user_month', remainingUsd: 0.03 });
    const other = { jobId: randomUUID(), userId: randomUUID() };
    t.same(await wanted(other, { userDayUsd: 0.1, userMonthUsd: 0.1 }), { ok: true });
    t.match(await wanted(other, { tenantMonthUsd: 0.2 }), { ok: false, limit: 'tenant_month', remainingUsd: 0 });
    t.same(await wanted({ ...other, tenant: randomUUID() }, { tenantMonthUsd: 0.05 }), { ok: true });
    t.match(await wanted({ jobId: randomUUID() }, { applicationUsd: 0.01, tenantMonthUsd: 0.01 }), {
      limit: 'application',
    });
  });

  t.test('the owner of a job may want less for it, never more', async (t) => {
    const limits: BudgetLimits = { ...none, applicationUsd: 0.1 };
    const wanted = (limitUsd: number, most = limits) => budget.reserve(holdOf(scopeOf({ limitUsd }), 0.1), most);
    t.match(await wanted(0.02), { ok: false, limit: 'application', remainingUsd: 0.02 });
    t.match(await wanted(0.02, none), { ok: false, limit: 'application', remainingUsd: 0.02 });
    t.same(await wanted(0.5), { ok: true });
    t.match(await budget.reserve(holdOf(scopeOf({ limitUsd: 0.5 }), 0.2), limits), { ok: false, remainingUsd: 0.1 });
  });

  t.test('nobody named has no limits of a user', async (t) => {
    const scope = scopeOf({ userId: null });
    const limits = { ...none, userDayUsd: 0.01, userMonthUsd: 0.01, tenantMonthUsd: 0.1 };
    const hold = holdOf(scope, 0.1);
    t.same(await budget.reserve(hold, limits), { ok: true });
    await settle(hold, 0.1);
    t.match(await budget.reserve(holdOf(scope, 0.01), limits), { ok: false, limit: 'tenant_month' });
  });

  t.test('days and months begin at midnight UTC; a job has one sum for ever', async (t) => {
    const scope = scopeOf();
    const limits = { ...none, userDayUsd: 0.1, userMonthUsd: 0.25, tenantMonthUsd: 0.25 };
    const toMidnight = 24 * 3_600_000 - (clock.now() % (24 * 3_600_000));
    clock.pass(toMidnight - 1);
    await spend(scope, 0.1);
    t.match(await budget.reserve(holdOf(scope, 0.1), limits), { ok: false, limit: 'user_day', remainingUsd: 0 });
    clock.pass(1);
    const overnight = holdOf(scope, 0.1);
    t.same(await budget.reserve(overnight, limits), { ok: true });
    clock.pass(1000);
    await settle(overnight, 0.1);
    t.match(await budget.reserve(holdOf(scope, 0.01), limits), { ok: false, limit: 'user_day' });
    clock.pass(24 * 3_600_000);
    t.match(await budget.reserve(holdOf(scope, 0.06), limits), { ok: false, limit: 'tenant_month' });
    clock.pass(31 * 24 * 3_600_000);
    t.same(await budget.reserve(holdOf(scope, 0.1), limits), { ok: true });
    t.match(await budget.reserve(holdOf(scope, 0.1), { ...none, applicationUsd: 0.2 }), { limit: 'application' });
  });

  t.test('refuses what is no amount of money', async (t) => {
    const scope = scopeOf();
    for (const usd of [-0.01, Number.NaN, Number.POSITIVE_INFINITY]) {
      await t.rejects(budget.reserve(holdOf(scope, usd), none), { code: 'internal_error' });
      await t.rejects(settle(holdOf(scope, 0.01), usd), { code: 'internal_error' });
    }
    t.same(await budget.spentOn(scope), { usd: 0, tokens: 0, calls: 0 });
  });

  t.test('a hundred calls at once, in several processes, overshoot no limit', async (t) => {
    const tenant = `t-${randomUUID()}`;
    const userId = randomUUID();
    const limits = { applicationUsd: 0.03, userDayUsd: 0.25, userMonthUsd: 0.5, tenantMonthUsd: 0.4 };
    const jobs = Array.from({ length: 10 }, () => randomUUID());
    const users = [userId, randomUUID()];
    let refused = 0;
    const one = async (at: number) => {
      const ledger = others[at % others.length] ?? budget;
      const scope = { tenant, userId: users[at % 2] ?? userId, jobId: jobs[at % jobs.length] ?? '' };
      const hold = holdOf(scope, 0.007);
      const { ok } = await ledger.reserve(hold, limits);
      if (ok) await ledger.settle(hold, callOf(0.0065, clock.now()));
      else refused += 1;
    };
    await Promise.all(Array.from({ length: 100 }, (_, at) => one(at)));
    const sums = await Promise.all(jobs.map((jobId) => budget.spentOn({ tenant, jobId })));
    const calls = sums.reduce((sum, one) => sum + one.calls, 0);
    const usd = sums.reduce((sum, one) => sum + one.usd, 0);
    t.equal(calls + refused, 100);
    t.ok(sums.every((sum) => sum.usd <= limits.applicationUsd));
    t.ok(usd <= limits.tenantMonthUsd, `${usd} of ${limits.tenantMonthUsd}`);
    t.equal(calls, 40, 'four fit into each of ten jobs');
  });
}
