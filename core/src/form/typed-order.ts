import { fieldHandle } from './field-handle.ts';
import type { PageOrder } from './page/page-order.ts';
import type { FillOrder } from './plan.ts';

/** An order whose value can travel into the page: anything but files. */
export type TypedOrder = FillOrder & { readonly value: Exclude<FillOrder['value'], { kind: 'files' }> };

/** An order to attach files. */
export type FileOrder = FillOrder & { readonly value: Extract<FillOrder['value'], { kind: 'files' }> };

/** The order as it travels into the page. */
export function toPageOrder({ field, value }: TypedOrder): PageOrder {
  return { ...fieldHandle(field), placeholder: field.placeholder ?? '', optionCount: field.options.length, value };
}

/** The same for a plain text field: an id, or else CSS, and the label to check it by are all that is needed. */
export function toPlainOrder({ field, value }: TypedOrder): PageOrder {
  const { id, label, kind, widget, domId, domName } = field;
  const locators = domId === null ? field.locators.filter(({ by }) => by === 'css') : [];
  return { id, label, kind, widget, domId, domName, locators, placeholder: '', optionCount: 0, value };
}

/** True for an order to attach files. */
export function isFileOrder(order: FillOrder): order is FileOrder {
  return order.value.kind === 'files';
}

/** True for any other order. */
export function isTypedOrder(order: FillOrder): order is TypedOrder {
  return order.value.kind !== 'files';
}
