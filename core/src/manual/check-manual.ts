import { checkShape, type Manual } from '@valet/schemas';
import { outOfBounds } from './manual-bounds.ts';
import { manualLimits } from './manual-limit.ts';
import { manualRules } from './manual-rule.ts';

/** A manual that can be trusted to have its shape, or every mistake in it, one line each. */
export type ManualCheck =
  | { readonly ok: true; readonly manual: Manual }
  | { readonly ok: false; readonly mistakes: readonly string[] };

/**
 * Checks a manual from outside: its JSON text, or what was parsed from it. Size, depth, version and number of steps are
 * looked at first, so that no document costs more than it may. Each mistake is one line with the JSON pointer (RFC 6901),
 * what was expected and the nearest allowed word; values of the document are not quoted.
 */
export function checkManual(input: unknown): ManualCheck {
  const parsed = typeof input === 'string' ? parse(input) : { value: input };
  if ('mistake' in parsed) return refuse([parsed.mistake]);
  const bound = outOfBounds(parsed.value);
  if (bound) return refuse([bound]);
  const shaped = checkShape<Manual>('manual.schema.json', parsed.value);
  if (!shaped.ok) return refuse(shaped.errors.map(({ pointer, message }) => `${pointer || '(document)'} ${message}`));
  const mistakes = manualRules.flatMap((rule) => rule(shaped.value));
  return mistakes.length > 0 ? refuse(mistakes) : { ok: true, manual: shaped.value };
}

function refuse(mistakes: readonly string[]): ManualCheck {
  const more = mistakes.length - manualLimits.mistakes;
  const told = mistakes.slice(0, manualLimits.mistakes);
  return { ok: false, mistakes: more > 0 ? [...told, `and ${more} more`] : told };
}

function parse(text: string): { value: unknown } | { mistake: string } {
  const size = Buffer.byteLength(text);
  if (size > manualLimits.sizeBytes) {
    return { mistake: `(document) has ${size} bytes; a manual has at most ${manualLimits.sizeBytes}` };
  }
  try {
    return { value: JSON.parse(text) };
  } catch {
    return { mistake: '(document) is not JSON' };
  }
}
