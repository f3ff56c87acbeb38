import { ValetError } from '../error/valet-error.ts';
import type { BudgetLimit, BudgetRefusal } from './budget-ledger.ts';

const budgetNames: Readonly<Record<BudgetLimit, string>> = {
  application: 'of this application',
  user_day: "of this user's day",
  user_month: "of this user's month",
  tenant_month: "of this tenant's month",
};

/** Tells of a refusal in words. */
export function describeRefusal({ limit, remainingUsd }: BudgetRefusal): string {
  return `the budget ${budgetNames[limit]} has $${remainingUsd.toFixed(4)} left, less than the next call of a model may cost`;
}

/** The error of a call that was not made because its money could not be set aside. */
export function budgetExceeded({ limit, remainingUsd }: BudgetRefusal): ValetError {
  const refusal = { limit, remainingUsd };
  return new ValetError('budget_exceeded', `No model was asked: ${describeRefusal(refusal)}.`, {
    details: { budget: refusal },
  });
}
