import type { Field, Manual, ManualParameter, ParameterSensitivity, ParameterType, ValueRef } from '@valet/schemas';
import { domainOf } from '../answer/known-value.ts';
import { sensitivityOf } from '../answer/sensitivity.ts';
import { eachStep, isFieldStep, valuesOf } from './each-step.ts';
import { valueKey } from './value-key.ts';

/** What a step asks for, as far as it tells what kind of thing the value is. */
interface Use {
  readonly value: ValueRef;
  readonly label: string;
  readonly section: string;
  readonly kind: Field['kind'] | null;
}

/** The parameters that a manual's steps need, in the order in which they come up; fixed texts are none. */
export function parametersOf(manual: Pick<Manual, 'pages'>): readonly ManualParameter[] {
  return [...usesOf(manual).values()].flatMap((uses) => {
    const [first] = uses;
    return first ? [{ value: first.value, type: typeOf(first), sensitivity: sensitivityOfUses(uses) }] : [];
  });
}

function usesOf(manual: Pick<Manual, 'pages'>): Map<string, readonly Use[]> {
  const uses = new Map<string, readonly Use[]>();
  for (const { step } of eachStep(manual)) {
    for (const value of valuesOf(step)) {
      if ('literal' in value) continue;
      const own = isFieldStep(step) && valueKey(step.value) === valueKey(value) ? step : null;
      const use = { value, label: own?.label ?? '', section: own?.section ?? '', kind: own?.kind ?? null };
      uses.set(valueKey(value), [...(uses.get(valueKey(value)) ?? []), use]);
    }
  }
  return uses;
}

function sensitivityOfUses(uses: readonly Use[]): ParameterSensitivity {
  const found = uses.map(({ value, label, section }) => sensitivityOf({ label, section }, value));
  return found.find((why) => why !== null) ?? 'personal';
}

/** Type by the value's own subject, else by the control. */
function typeOf({ value, kind }: Use): ParameterType {
  if (kind === 'file' || ('ref' in value && /^(?:resume|cover_letter)$/.test(value.ref) && kind === null))
    return 'file';
  const domain = 'ref' in value ? domainOf(value.ref) : null;
  if (domain === 'date' || domain === 'number') return domain;
  if (domain === 'yes_no' || kind === 'checkbox') return 'yesno';
  const isChoice = kind !== null && ['select', 'multiselect', 'radio', 'checkboxes', 'combobox'].includes(kind);
  return isChoice ? 'choice' : 'text';
}
