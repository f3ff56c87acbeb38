import type { Field } from '@valet/schemas';
import type { NamedHandle } from './page/read-menu.ts';

/** The part of a field that is needed to find it again in the page. */
export function fieldHandle(field: Field): NamedHandle {
  const { id, label, kind, widget, locators, domId, domName } = field;
  return { id, label, kind, widget, locators, domId, domName };
}

/** Fields by the frame they stand in, order kept. */
export function byFrame<T extends { readonly field: Field }>(items: readonly T[]): Map<string, T[]> {
  const frames = new Map<string, T[]>();
  for (const item of items) {
    const frame = frames.get(item.field.frame);
    if (frame) frame.push(item);
    else frames.set(item.field.frame, [item]);
  }
  return frames;
}
