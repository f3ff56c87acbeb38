import { fieldHandle } from './field-handle.ts';
import type { PageOrder } from './page/page-order.ts';
import type { FillOrder } from './plan.ts';

/** An order whose value can travel into the page: anything but files. */
export type TypedOrder = FillOrder & { readonly value: Exclude<FillOrder['value'], { kind: 'files' }> };

/** The order as it travels into the page. */
export function toPageOrder({ field, value }: TypedOrder): PageOrder {
  return { ...fieldHandle(field), placeholder: field.placeholder ?? '', value };
}
