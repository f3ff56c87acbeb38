import type { ShapeError } from '@valet/schemas';

/** Deeper than any document of the API, and shallow enough for everything that walks it. */
const mostLevels = 64;

/**
 * Mistakes that no schema tells and that a store cannot keep: NUL characters, halves of surrogate pairs (PostgreSQL
 * refuses both), and documents nested without end. Values are never quoted.
 */
export function checkDocument(document: unknown): ShapeError[] {
  const errors: ShapeError[] = [];
  const open: { node: unknown; pointer: string; level: number }[] = [{ node: document, pointer: '', level: 0 }];
  for (let next = open.pop(); next; next = open.pop()) {
    const { node, pointer, level } = next;
    if (typeof node === 'string' && !isStorable(node)) {
      errors.push({ pointer, message: 'must be text without NUL characters and broken surrogate pairs' });
    }
    if (typeof node !== 'object' || node === null) continue;
    if (level > mostLevels)
      return [{ pointer: topOf(pointer), message: `must not be nested deeper than ${mostLevels} levels` }];
    for (const [key, value] of Object.entries(node)) {
      if (!isStorable(key))
        errors.push({ pointer, message: 'has a property name with characters that cannot be stored' });
      open.push({
        node: value,
        pointer: `${pointer}/${key.replaceAll('~', '~0').replaceAll('/', '~1')}`,
        level: level + 1,
      });
    }
  }
  return errors;
}

function isStorable(text: string): boolean {
  return !text.includes('\0') && text.isWellFormed();
}

function topOf(pointer: string): string {
  return pointer.split('/').slice(0, 2).join('/');
}
