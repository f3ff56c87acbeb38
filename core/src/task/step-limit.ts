import type { ManualStep } from '@valet/schemas';
import type { StepLimit } from './act-on-page.ts';
import type { TaskContext } from './task-context.ts';

/** Milliseconds of a step that has no time of its own. */
const stepTimeoutMs = 10_000;

/** Until when a step that begins now may go on. */
export function limitOf(
  { deps }: TaskContext,
  { timeoutMs = stepTimeoutMs }: Pick<ManualStep, 'timeoutMs'>,
): StepLimit {
  return { endsAt: deps.clock.now() + timeoutMs };
}
