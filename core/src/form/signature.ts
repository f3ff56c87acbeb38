import { createHash } from 'node:crypto';
import type { Field } from '@valet/schemas';
import { normalText } from './page/words.ts';

/**
 * SHA-256 (hex) over the fields in order: normalised label, kind, and the options' shape. Two postings with the same
 * form have the same signature, whatever their ids are.
 */
export function formSignature(fields: readonly Pick<Field, 'label' | 'kind' | 'options' | 'lazyOptions'>[]): string {
  const shapes = fields.map((field) => [normalText(field.label), field.kind, optionsShape(field)]);
  return createHash('sha256').update(JSON.stringify(shapes)).digest('hex');
}

/** Menus that are built on opening count as one shape, opened or not; long lists (countries) count by their length. */
function optionsShape({ options, lazyOptions, kind }: Pick<Field, 'kind' | 'options' | 'lazyOptions'>) {
  if (lazyOptions || kind === 'combobox') return 'lazy';
  return options.length > 30 ? options.length : options.map(({ label }) => normalText(label));
}
