import type { Field, ValueRef } from '@valet/schemas';
import { type Sensitivity, sensitiveLabels, sensitiveRefs } from './data/sensitive-fields.ts';
import { splitRef } from './look-up-fact.ts';

/** Why a field is sensitive; null when its label, its section and its value ref are all harmless. */
export function sensitivityOf(field: Pick<Field, 'label' | 'section'>, ref: ValueRef | null): Sensitivity | null {
  const refs = ref && 'ref' in ref ? splitRef(ref.ref) : [];
  const byRef = sensitiveRefs.find(({ ref: pattern }) => refs.some((path) => pattern.test(path)));
  if (byRef) return byRef.why;
  const text = ref && 'answer' in ref ? `${field.label} ${ref.answer.replaceAll('_', ' ')}` : field.label;
  return sensitiveLabels.find(({ label }) => label.test(text))?.why ?? null;
}

/** Whether a label asks for consent or a legal statement, whatever else it asks. */
export function asksConsent(label: string): boolean {
  return sensitiveLabels.some(
    ({ label: pattern, why }) => (why === 'consent' || why === 'legal') && pattern.test(label),
  );
}

/** Whether a field's answer may come only from the profile, the answers or a person. What the reader marked stays marked. */
export function isSensitive(field: Pick<Field, 'label' | 'section' | 'sensitive'>, ref: ValueRef | null): boolean {
  return field.sensitive || sensitivityOf(field, ref) !== null;
}
