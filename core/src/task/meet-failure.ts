import type { ManualStep } from '@valet/schemas';
import { askHuman } from '../run/ask-human.ts';
import type { BegunAction } from '../run/run-journal.ts';
import { missOf, type StepMiss, stepFailed } from './step-failure.ts';
import type { TaskContext } from './task-context.ts';

/** A step that failed, and how to see whether a person has done it meanwhile. */
export interface Failure {
  readonly error: unknown;
  readonly begun: BegunAction;
  /** Null where what the step leads to is there. */
  proof(): Promise<StepMiss | null>;
}

/**
 * Does about a failed step what its `onFail` says: passes it over, lets a person do it, or ends the task. What was healed in vain
 * has failed. Errors: the failure's own, `hitl_timeout`, `human_required`.
 */
export async function meetFailure(run: TaskContext, step: ManualStep, { error, begun, proof }: Failure): Promise<void> {
  run.deadline.signal.throwIfAborted();
  const miss = missOf(error);
  if (!miss) {
    const found = error instanceof Error ? error.message : 'an error';
    await begun.fail({ expected: 'the step to be done', found, on_fail: 'fail' });
    throw error;
  }
  const then = step.onFail === 'skip' || step.onFail === 'ask' ? step.onFail : 'fail';
  await begun.fail({ expected: miss.expected, found: miss.found, on_fail: then });
  if (then === 'fail') throw stepFailed(step, miss);
  run.missed.add(step.id);
  if (then === 'skip') return;
  const question = `Step "${step.id}" (${step.intention}): expected ${miss.expected}, found ${miss.found}. Do it by hand and answer "done", or answer "skip" or "stop".`;
  const reply = await askHuman(run, { type: 'question', message: question, questions: [question] });
  const said = reply.answers?.[question]?.trim().toLowerCase();
  run.isQuiet = false;
  if (said === 'skip') return;
  const still = said === 'done' ? await proof() : miss;
  if (still) throw stepFailed(step, still);
}
