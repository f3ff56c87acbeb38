import type { Field } from '@valet/schemas';
import { formSignature } from '../form/signature.ts';

type Shaped = Pick<Field, 'label' | 'kind' | 'options' | 'lazyOptions'>;

const length = 16;
/** A reading is held against many manuals, and never changed. */
const known = new WeakMap<Shaped, string>();

/** Print of one field alone: the start of the signature that a form of this field would have. */
export function fieldShape(field: Readonly<Shaped>): string {
  const shape = known.get(field) ?? formSignature([field]).slice(0, length);
  known.set(field, shape);
  return shape;
}
