import type { ManualStep } from '@valet/schemas';
import { isValetError, ValetError } from '../error/valet-error.ts';

/** What a step was to find or lead to, and what was there instead. Holds no value of a person. */
export interface StepMiss {
  readonly expected: string;
  readonly found: string;
}

/** The error of a step that failed. */
export function stepFailed(step: Pick<ManualStep, 'id' | 'type'>, { expected, found }: StepMiss): ValetError {
  const { id, type } = step;
  return new ValetError('step_failed', `Step "${id}" (${type}): expected ${expected}; found ${found}.`, {
    details: { step: { id, type, expected, found } },
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
  if (error.code === 'step_failed' && error.details.step) return error.details.step;
  if (error.code !== 'element_not_found' && error.code !== 'timeout' && error.code !== 'network_error') return null;
  return { expected: 'the page to take the action', found: error.message };
}
