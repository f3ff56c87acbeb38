import type { Field } from '@valet/schemas';

/** Names a field across readings of one page: its id, which the reader makes the same each time. */
export function fieldKey(field: Field): string {
  return field.id;
}
