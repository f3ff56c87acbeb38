import type { RunEvent } from '@valet/schemas';
import { isValetError } from '../error/valet-error.ts';
import type { ModelPort } from '../llm/model-port.ts';
import type { CostMeter } from './cost-meter.ts';

/** What stands between a run and its models. */
export interface MeterDeps {
  readonly cost: CostMeter;
  /** Most US dollars that the job may cost, where its owner wants less than what is configured. */
  readonly budgetUsd: number | undefined;
  tell(event: RunEvent): Promise<void>;
}

/**
 * The same models, whose every reply is counted, and whose every refusal for want of money is told as `budget_preflight_failed`. Errors:
 * those of the port, unchanged.
 */
export function meterModels(models: ModelPort, { cost, budgetUsd, tell }: MeterDeps): ModelPort {
  return {
    async ask(request, scope, signal) {
      try {
        const own = budgetUsd === undefined ? scope : { ...scope, limitUsd: budgetUsd };
        const reply = await models.ask(request, own, signal);
        if (!reply.isCached) cost.add(reply, request.task);
        return reply;
      } catch (error) {
        const refusal = isValetError(error) && error.code === 'budget_exceeded' ? error.details.budget : undefined;
        if (refusal) {
          cost.refuse(refusal);
          await tell({
            event_type: 'budget_preflight_failed',
            metadata: { reason: refusal.limit, remaining_budget: refusal.remainingUsd },
          });
        }
        throw error;
      }
    },
  };
}
