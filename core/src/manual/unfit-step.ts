import type { Field } from '@valet/schemas';
import { isSensitive } from '../answer/sensitivity.ts';
import { ValetError } from '../error/valet-error.ts';
import type { PlanEntry } from '../form/plan.ts';
import type { FieldStep } from './each-step.ts';

/**
 * What the step of a field says is to be done where it does not fit the page: `skip` leaves the field empty, `ask` has a person
 * answer it; null for `heal`, whose field is explored once no heal has found it. Error: `step_failed` for `fail`.
 */
export function entryOfUnfit(step: FieldStep, field: Field, why: string): PlanEntry | null {
  if (step.onFail === 'heal') return null;
  if (step.onFail === 'fail') {
    throw new ValetError(
      'step_failed',
      `Not submitted: step "${step.id}" (${step.type}) does not fit "${field.label}": ${why}; its manual ends the run where it fails.`,
    );
  }
  const value = step.onFail === 'ask' ? { ask: field.label } : null;
  return {
    field: { ...field, sensitive: isSensitive(field, step.value) },
    value,
    confidence: value ? 1 : 0,
    rule: `manual:${step.id}:${step.onFail}`,
  };
}
