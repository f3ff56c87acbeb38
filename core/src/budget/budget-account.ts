import type { ModelScope } from '../llm/model-port.ts';
import type { BudgetLimit, BudgetLimits } from './budget-ledger.ts';

/** What one limit counts: spending on behalf of one subject, in one period. */
export interface BudgetAccount {
  readonly limit: BudgetLimit;
  /** Job, user, or '' for the tenant itself. */
  readonly subject: string;
  /** First day (ISO 8601, UTC), or '' for ever. */
  readonly period: string;
}

/** The accounts that a call goes on, always in the same order: whoever locks them in it waits for nobody who waits for him. */
export function accountsOf({ jobId, userId }: ModelScope, at: number): readonly BudgetAccount[] {
  const { day, month } = periodsOf(at);
  return [
    { limit: 'application', subject: jobId, period: '' },
    { limit: 'tenant_month', subject: '', period: month },
    ...(userId === null
      ? []
      : ([
          { limit: 'user_day', subject: userId, period: day },
          { limit: 'user_month', subject: userId, period: month },
        ] as const)),
  ];
}

/** The UTC day and month of a moment, each by its first day. */
export function periodsOf(at: number): { readonly day: string; readonly month: string } {
  const day = new Date(at).toISOString().slice(0, 10);
  return { day, month: `${day.slice(0, 8)}01` };
}

/** The limits as they hold for a call: its owner may want less for the job, never more. */
export function limitsFor({ limitUsd }: ModelScope, limits: BudgetLimits): BudgetLimits {
  if (limitUsd === undefined) return limits;
  return { ...limits, applicationUsd: Math.min(limitUsd, limits.applicationUsd ?? limitUsd) };
}

/** The most that a limit allows; null for none. */
export function limitOf(limits: BudgetLimits, limit: BudgetLimit): number | null {
  return limits[limitFields[limit]];
}

const limitFields = {
  application: 'applicationUsd',
  tenant_month: 'tenantMonthUsd',
  user_day: 'userDayUsd',
  user_month: 'userMonthUsd',
} as const satisfies Readonly<Record<BudgetLimit, keyof BudgetLimits>>;
