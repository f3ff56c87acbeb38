import type { ValetError } from '../error/valet-error.ts';
import type { ManualOutcome } from '../manual/manual-health.ts';
import type { TaskManual } from './find-task-manual.ts';
import type { TaskContext } from './task-context.ts';

/** Counts what became of a stored manual in this task. Never throws: the task has its outcome. */
export async function countTask(run: TaskContext, { stored }: TaskManual, failure: ValetError | null): Promise<void> {
  // What was not the manual's doing says nothing about it: a line that broke, a value that was not given.
  if (!stored || (failure && failure.code !== 'step_failed')) return;
  const { request, deps, journal, healed, missed } = run;
  const { jobId, attempt, tenant } = request;
  const failed = failure?.details.step;
  const failedSteps = [...new Set([...healed, ...missed, ...(failed ? [failed.id] : [])])];
  const outcome: ManualOutcome = failed ? 'contradicted' : failedSteps.length > 0 ? 'mended' : 'replayed';
  const detail = failed ? `expected ${failed.expected}; found ${failed.found}` : '';
  try {
    const counted = await deps.manuals.count(tenant, stored.id, { jobId, attempt, outcome, failedSteps, detail });
    if (!counted.change) return;
    const metadata = { manual_id: stored.id, ...counted.change, health_score: counted.stored.health };
    await journal.tell({ event_type: 'manual_changed', metadata });
  } catch {
    // A run that could not be counted says nothing about the manual.
  }
}
