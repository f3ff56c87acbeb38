import { createHash } from 'node:crypto';
import type { Answer } from '@valet/schemas';

/**
 * SHA-256 (hex) of what goes into the form: the ordered (label, value) pairs of the answers that are filled or about to be. Equal
 * for two runs that send the same; outcome, confidence and source do not count.
 */
export function contentHash(answers: readonly Answer[]): string {
  const sent = answers
    .filter(({ outcome, value }) => value !== null && (outcome === 'filled' || outcome === 'planned'))
    .map(({ label, value }) => [label, value]);
  return createHash('sha256').update(JSON.stringify(sent)).digest('hex');
}
