import type { CostBreakdown } from '@valet/schemas';

/** The cost of a job so far with that of one more attempt. */
export function addCosts(before: CostBreakdown | null, cost: CostBreakdown): CostBreakdown {
  if (!before) return cost;
  const sum = Object.entries(cost).map(([name, value]) => [name, value + before[name as keyof CostBreakdown]]);
  return Object.fromEntries(sum);
}
