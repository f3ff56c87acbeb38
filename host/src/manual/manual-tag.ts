import { createHash } from 'node:crypto';
import { contentKey, type StoredManual, ValetError } from '@valet/core';

/**
 * The strong entity tag (RFC 9110 §8.8.3) of a version: which version it is, and all that its document says. How its runs went is not
 * in it, so that an edit is not refused because a run ended meanwhile.
 */
export function manualTag({ id, version, manual }: StoredManual): string {
  const print = createHash('sha256')
    .update([id, manual.id, contentKey(manual)].join(' '))
    .digest('hex');
  return `"${version}-${print.slice(0, 32)}"`;
}

/**
 * Holds an If-Match header (RFC 9110 §13.1.1) against a version; weak tags match nothing.
 * Errors: `precondition_required` where there is none, `precondition_failed` where it names something else.
 */
export function requireMatch(header: string | readonly string[] | undefined, stored: StoredManual): void {
  const text = typeof header === 'string' ? header.trim() : header?.join(',').trim();
  if (!text) {
    throw new ValetError(
      'precondition_required',
      'If-Match is missing; read the manual and send the ETag of its answer.',
    );
  }
  const tags = text.split(',').map((tag) => tag.trim());
  if (text === '*' || tags.includes(manualTag(stored))) return;
  throw new ValetError(
    'precondition_failed',
    `If-Match names another version or another content than ${manualTag(stored)}, which stands; read the manual again.`,
  );
}
