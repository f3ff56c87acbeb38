import type { Manual } from '@valet/schemas';
import { conditionsOf, eachStep } from '../manual/each-step.ts';

/** Why a manual cannot be run as a generic task, one line with its JSON pointer; null where it can. */
export function whyNoTask(manual: Manual): string | null {
  if (manual.task === 'apply')
    return '/task is "apply": an application is sent by `valet apply`, not by a generic task';
  for (const { step, pointer } of eachStep(manual)) {
    if (step.type === 'submit') return `${pointer} is a submit step: a generic task sends no application`;
    if (conditionsOf(step).some(({ submitted }) => submitted === true))
      return `${pointer} waits for an application to be submitted: a generic task sends none`;
  }
  return null;
}
