import type { CostBreakdown } from '@valet/schemas';

/** What an action costs that a model does (HTTP contract §8.3), in US dollars. */
const modelActionUsd = 0.0025;

/** The cost with what it saves beside a run that a model does alone; as it is where nothing was done yet. */
export function withSavings(cost: CostBreakdown): CostBreakdown {
  if (cost.action_count === 0) return cost;
  const estimate = cost.action_count * modelActionUsd;
  return {
    ...cost,
    estimated_full_ai_cost_usd: round(estimate, 4),
    savings_pct: round((1 - cost.total_cost_usd / estimate) * 100, 2),
  };
}

function round(value: number, places: number): number {
  return Number(value.toFixed(places));
}
