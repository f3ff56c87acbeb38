import type { Field } from '@valet/schemas';
import { formSignature } from '../form/signature.ts';

const length = 16;

/** Print of one field alone: the start of the signature that a form of this field would have. */
export function fieldShape(field: Pick<Field, 'label' | 'kind' | 'options' | 'lazyOptions'>): string {
  return formSignature([field]).slice(0, length);
}
