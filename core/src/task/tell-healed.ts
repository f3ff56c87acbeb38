import type { ManualStep } from '@valet/schemas';
import type { HealRung } from '../manual/heal-field.ts';
import { stepFailed } from './step-failure.ts';
import type { TaskContext } from './task-context.ts';

/** Counts a step whose control was found again, as many as the manual allows. Error: `step_failed`. */
export async function tellHealed(run: TaskContext, step: ManualStep, rung: HealRung): Promise<void> {
  const { healed, manual, manualId } = run;
  if (healed.has(step.id)) return;
  if (healed.size >= manual.policy.heals)
    throw stepFailed(step, {
      expected: `at most ${manual.policy.heals} healed steps`,
      found: 'that one more is needed',
    });
  healed.add(step.id);
  const metadata = { manual_id: manualId, step_id: step.id, rung };
  await run.journal.tell({ event_type: 'step_healed', metadata });
}
