import type { ModelScope, ModelUsage } from '../llm/model-port.ts';
import type { ModelTask } from '../llm/model-task.ts';

/** Most US dollars that models may cost; null: no limit. */
export interface BudgetLimits {
  /** Of one job, all its attempts. */
  readonly applicationUsd: number | null;
  /** Of one user and UTC day. */
  readonly userDayUsd: number | null;
  /** Of one user and UTC month. */
  readonly userMonthUsd: number | null;
  /** Of one tenant and UTC month. */
  readonly tenantMonthUsd: number | null;
}

/** Which limit refused. */
export type BudgetLimit = 'application' | 'user_day' | 'user_month' | 'tenant_month';

/** Money set aside for a call that is about to be made. */
export interface BudgetHold {
  /** Chosen by the caller; a UUID. */
  readonly id: string;
  readonly scope: ModelScope;
  /** Most that the call can cost. */
  readonly usd: number;
  /** A hold that is neither settled nor released by then is void: its caller died. */
  readonly leaseMs: number;
}

/** A limit that a call would break, and what is left of it. */
export interface BudgetRefusal {
  readonly limit: BudgetLimit;
  readonly remainingUsd: number;
}

/** Whether the money could be set aside. */
export type Reservation = { readonly ok: true } | ({ readonly ok: false } & BudgetRefusal);

/** One call as the request log keeps it, for seven days. Holds nothing that was said. */
export interface ModelCall {
  readonly task: ModelTask;
  readonly provider: string;
  readonly model: string;
  readonly usage: ModelUsage;
  readonly usd: number;
  /** `ok`, the kind of failure, or `not_called`: its money was set aside, and then it was not made. */
  readonly outcome: string;
  readonly durationMs: number;
  /** ISO 8601. */
  readonly at: string;
}

/** What models did cost one job, all its attempts: those that died too. */
export interface JobSpending {
  readonly usd: number;
  readonly tokens: number;
  readonly calls: number;
}

/** Keeps what models may cost and did cost. Every step is atomic: calls in parallel, in any number of processes, cannot overshoot. */
export interface BudgetLedger {
  /**
   * Sets money aside, unless what was spent and is set aside would go over a limit with it. What is set aside counts in the day and
   * month that it is, what is settled in those in which it is settled. A call that costs nothing is never refused.
   */
  reserve(hold: BudgetHold, limits: BudgetLimits): Promise<Reservation>;
  /** Frees the hold and books what the call did cost, also when the hold is void by now. The same hold is booked once. */
  settle(hold: BudgetHold, call: ModelCall): Promise<void>;
  /** What was booked for a job so far. */
  spentOn(job: Pick<ModelScope, 'tenant' | 'jobId'>): Promise<JobSpending>;
}
