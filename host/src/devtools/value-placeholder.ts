import { checkShape, documents, nearest, type ValueRef } from '@valet/schemas';

/** What a recording says in place of a value: `{{profile.first_name}}`, `{{answer: Why us?}}`; a fixed text as it is. */
export function placeholderOf(value: ValueRef): string {
  if ('literal' in value) return value.literal;
  if ('ref' in value) return `{{${value.ref}}}`;
  return 'answer' in value ? `{{answer: ${value.answer}}}` : `{{ask: ${value.ask}}}`;
}

/** The words of a placeholder; null for a text that is none. */
export function wordsOfPlaceholder(text: string): string | null {
  return /^\{\{(.*)\}\}$/s.exec(text)?.[1] ?? null;
}

/** A value ref, or why the words name none: the end of a sentence. */
export type NamedValue = { readonly value: ValueRef } | { readonly mistake: string };

/** Reads what stands inside a placeholder, and what a person writes for a value: a ref, `answer: question` or `ask: question`. */
export function readValueRef(words: string): NamedValue {
  const [, kind, text] = /^(answer|ask): (.+)$/s.exec(words) ?? [];
  if (kind && text) return { value: kind === 'answer' ? { answer: text } : { ask: text } };
  const checked = checkShape<ValueRef>('form.schema.json#/$defs/valueRef', { ref: words });
  if (!checked.ok) return { mistake: 'is no value ref, such as profile.first_name or answer: Why us?' };
  const [root, property = ''] = words.split(/[.+]/);
  const known = Object.keys(documents['application.schema.json'].$defs.profile.properties);
  if (root !== 'profile' || known.includes(property)) return { value: checked.value };
  return { mistake: `names a property that no profile has${nearest(property, known)}` };
}
