import type { Clock } from '../clock.ts';
import { accountsOf, type BudgetAccount, limitsFor } from './budget-account.ts';
import type { BudgetHold, BudgetLedger, JobSpending } from './budget-ledger.ts';
import { judgeReservation } from './judge-reservation.ts';
import { fromNanoUsd, toNanoUsd } from './nano-usd.ts';
import { countTokens } from './token-count.ts';

/** A {@link BudgetLedger} that lives as long as the process: for tests, and for runs without a store. */
export function createMemoryBudget(clock: Clock): BudgetLedger {
  const spent = new Map<string, { nanos: number; tokens: number; calls: number }>();
  const holds = new Map<string, { readonly hold: BudgetHold; readonly endsAt: number }>();
  const booked = new Set<string>();

  const keysOf = ({ scope }: BudgetHold, at: number) =>
    accountsOf(scope, at).map((account) => ({ ...account, key: keyOf(scope.tenant, account) }));
  const heldNanos = (key: string, at: number) =>
    [...holds.values()]
      .filter(({ hold, endsAt }) => endsAt > at && keysOf(hold, at).some((account) => account.key === key))
      .reduce((sum, { hold }) => sum + toNanoUsd(hold.usd), 0);

  return {
    async reserve(hold, most) {
      const limits = limitsFor(hold.scope, most);
      const at = clock.now();
      const uses = keysOf(hold, at).map(({ limit, key }) => ({
        limit,
        spentUsd: fromNanoUsd(spent.get(key)?.nanos ?? 0),
        heldUsd: fromNanoUsd(heldNanos(key, at)),
      }));
      const verdict = judgeReservation(hold.usd, limits, uses);
      if (verdict.ok) holds.set(hold.id, { hold, endsAt: at + hold.leaseMs });
      return verdict;
    },
    async settle(hold, { usd, usage, outcome }) {
      const nanos = toNanoUsd(usd);
      if (booked.has(hold.id)) return;
      booked.add(hold.id);
      holds.delete(hold.id);
      for (const { key } of keysOf(hold, clock.now())) {
        const sum = spent.get(key) ?? { nanos: 0, tokens: 0, calls: 0 };
        spent.set(key, {
          nanos: sum.nanos + nanos,
          tokens: sum.tokens + countTokens(usage),
          calls: sum.calls + (outcome === 'not_called' ? 0 : 1),
        });
      }
    },
    async spentOn({ tenant, jobId }): Promise<JobSpending> {
      const { nanos = 0, ...sum } =
        spent.get(keyOf(tenant, { limit: 'application', subject: jobId, period: '' })) ?? {};
      return { tokens: 0, calls: 0, ...sum, usd: fromNanoUsd(nanos) };
    },
  };
}

function keyOf(tenant: string, { limit, subject, period }: BudgetAccount): string {
  return JSON.stringify([tenant, limit, subject, period]);
}
