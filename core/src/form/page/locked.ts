import type { Unit } from './unit.ts';

/** True when no person could change the field: it is disabled, or a text box that is read-only. */
export function isLocked(unit: Unit): boolean {
  return isDisabled(unit) || (unit.widget === 'plain' && (unit.main as Partial<HTMLInputElement>).readOnly === true);
}

/** True when no control of the field takes input. */
export function isDisabled({ members }: Unit): boolean {
  return members.every((member) => member.matches(':disabled,[aria-disabled=true]'));
}
