import type { ManualStep } from '@valet/schemas';
import { isValetError, ValetError } from '../error/valet-error.ts';

/** What a step was to find or lead to, and what was there instead. Holds no value of a person. */
export interface StepMiss {
  readonly expected: string;
  readonly found: string;
  /** What nobody has answered, where a value is missing. */
  readonly question?: string;
}

/** The error of a step that failed; `question_unanswered` where a value is missing. */
export function stepFailed(step: Pick<ManualStep, 'id' | 'type'>, { expected, found, question }: StepMiss): ValetError {
  const { id, type } = step;
  const code = question === undefined ? 'step_failed' : 'question_unanswered';
  return new ValetError(code, `Step "${id}" (${type}): expected ${expected}; found ${found}.`, {
    details: { step: { id, type, expected, found }, ...(question !== undefined && { questions: [question] }) },
  });
}

/** The error of a step that would have sent an application. */
export function submitRefused(step: Pick<ManualStep, 'id' | 'type'>, found: string): ValetError {
  const { id, type } = step;
  const expected = 'a step that sends no application';
  return new ValetError(
    'submit_refused',
    `Step "${id}" (${type}) was not done: ${found}. A generic task sends no application; the task apply does.`,
    { details: { step: { id, type, expected, found } } },
  );
}

/** Failures of a page that a step's `onFail` has a say in; all others end the task. */
export function missOf(error: unknown): StepMiss | null {
  if (!isValetError(error)) return null;
  const { step, questions = [] } = error.details;
  const [question] = questions;
  if (error.code === 'question_unanswered' && step) return { ...step, ...(question !== undefined && { question }) };
  if (error.code === 'step_failed' && step) return step;
  if (error.code !== 'element_not_found' && error.code !== 'timeout' && error.code !== 'network_error') return null;
  return { expected: 'the page to take the action', found: error.message };
}
