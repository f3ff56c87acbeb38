import { fromNanoUsd, type JobSpending, toNanoUsd } from '@valet/core';
import type { CostBreakdown } from '@valet/schemas';
import type { HeldJob } from '../store/store.ts';
import { addCosts } from './add-costs.ts';
import { projectionOf } from './projection.ts';

/**
 * What a job did cost so far: its actions as the reports of its attempts tell, `attempt` the newest; its money as the ledger booked it, so
 * that an attempt that died without a report is paid for too.
 */
export async function costOf(held: HeldJob, attempt: CostBreakdown | null = null): Promise<CostBreakdown | null> {
  const { job } = held;
  const told = attempt ? addCosts(job.costBreakdown, attempt) : job.costBreakdown;
  return withSpending(told, await held.spent(), projectionOf(job).progress?.action_index ?? 0);
}

/** The cost with the money that the ledger booked, where it booked any. `actions`: those known of where nothing was told. */
export function withSpending(
  told: CostBreakdown | null,
  { calls, usd, tokens }: JobSpending,
  actions: number,
): CostBreakdown | null {
  if (calls === 0) return told;
  const steps = told ?? { action_count: actions, cookbook_steps: 0, magnitude_steps: actions, cookbook_cost_usd: 0 };
  const cookbook_cost_usd = Math.min(steps.cookbook_cost_usd, usd);
  return {
    ...steps,
    total_cost_usd: usd,
    total_tokens: tokens,
    cookbook_cost_usd,
    magnitude_cost_usd: fromNanoUsd(toNanoUsd(usd) - toNanoUsd(cookbook_cost_usd)),
  };
}
