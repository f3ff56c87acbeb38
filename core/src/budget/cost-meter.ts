import type { ModelReply } from '../llm/model-port.ts';
import type { ModelTask } from '../llm/model-task.ts';
import type { BudgetRefusal } from './budget-ledger.ts';
import { fromNanoUsd, toNanoUsd } from './nano-usd.ts';
import { countTokens } from './token-count.ts';

/** What the models of one run cost, and which of its calls were not made for want of money. */
export interface CostMeter {
  readonly usd: number;
  /** Share of `usd` that mended a manual; the rest explored. */
  readonly healUsd: number;
  readonly tokens: number;
  /** Limits that refused a call, each once, with what was left of it the last time. */
  readonly refusals: readonly BudgetRefusal[];
  /** Counts a reply. `task`: what it was for. */
  add(reply: Pick<ModelReply, 'usd' | 'usage'>, task?: ModelTask): void;
  /** Remembers a call that a budget refused. */
  refuse(refusal: BudgetRefusal): void;
}

/** Makes a meter that stands at nothing. */
export function createCostMeter(): CostMeter {
  let nanos = 0;
  let healNanos = 0;
  let tokens = 0;
  const refusals = new Map<string, BudgetRefusal>();
  return {
    get usd() {
      return fromNanoUsd(nanos);
    },
    get healUsd() {
      return fromNanoUsd(healNanos);
    },
    get tokens() {
      return tokens;
    },
    get refusals() {
      return [...refusals.values()];
    },
    add({ usd, usage }, task) {
      nanos += toNanoUsd(usd);
      if (task === 'heal_step') healNanos += toNanoUsd(usd);
      tokens += countTokens(usage);
    },
    refuse(refusal) {
      refusals.set(refusal.limit, refusal);
    },
  };
}
