import { limitOf } from './budget-account.ts';
import type { BudgetLimit, BudgetLimits, Reservation } from './budget-ledger.ts';
import { fromNanoUsd, toNanoUsd } from './nano-usd.ts';

/** What is spent and set aside so far under one limit. */
export interface BudgetUse {
  readonly limit: BudgetLimit;
  readonly spentUsd: number;
  readonly heldUsd: number;
}

/**
 * Whether one more call of at most `usd` stays within every limit; the first that it would break is told. What costs nothing always
 * does. Pure. Error: `internal_error` when an amount is none.
 */
export function judgeReservation(usd: number, limits: BudgetLimits, uses: readonly BudgetUse[]): Reservation {
  const wanted = toNanoUsd(usd);
  if (wanted === 0) return { ok: true };
  for (const { limit, spentUsd, heldUsd } of uses) {
    const most = limitOf(limits, limit);
    if (most === null) continue;
    const left = toNanoUsd(most) - toNanoUsd(spentUsd) - toNanoUsd(heldUsd);
    if (wanted > left) return { ok: false, limit, remainingUsd: fromNanoUsd(Math.max(0, left)) };
  }
  return { ok: true };
}
