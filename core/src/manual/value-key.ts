import type { ValueRef } from '@valet/schemas';

/** One text for one value ref; two refs are the same exactly when their keys are. */
export function valueKey(value: ValueRef | null): string {
  if (value === null) return 'nothing';
  const [kind, text] = Object.entries(value)[0] ?? ['', ''];
  return `${kind} ${text}`;
}

/** A value ref as a reader of a message sees it. */
export function describeValue(value: ValueRef | null): string {
  if (value === null) return 'nothing';
  if ('ref' in value) return value.ref;
  if ('answer' in value) return `the answer to "${value.answer}"`;
  return 'ask' in value ? `what a person says to "${value.ask}"` : 'a fixed text';
}
