import type { Field } from '@valet/schemas';
import { referenced, rootOf } from './tree.ts';
import type { Unit } from './unit.ts';
import { cleanLabel, normalText } from './words.ts';

/** What is needed to find a field again. */
export type FieldHandle = Pick<Field, 'label' | 'kind' | 'widget' | 'locators' | 'domId' | 'domName'>;

/** By id or unique CSS, when the control there still has the same name: two locators agree, nothing else is looked at. */
export function quickUnit(handle: FieldHandle): Unit | null {
  const main = quickElement(handle);
  if (!main || !hasName(main, handle)) return null;
  if (isSingle(handle)) return { main, members: [main], kind: handle.kind, widget: handle.widget };
  const name = main.getAttribute('name');
  if (!name || !['radio-group', 'checkbox-group'].includes(handle.widget)) return null;
  const type = main.getAttribute('type') ?? '';
  const same = `input[type="${CSS.escape(type)}"]`;
  const named = rootOf(main).querySelectorAll(`${same}[name="${CSS.escape(name)}"]`);
  // Boxes of other names in the same group may belong to the question too: that is for the whole search to tell.
  const inGroup = main.closest('fieldset,[role=group],[role=radiogroup]')?.querySelectorAll(same).length;
  if (inGroup !== named.length) return null;
  return { main, members: [...named], kind: handle.kind, widget: handle.widget };
}

/** The only element of a field's id, or else of its CSS: an id that the page has twice names nothing. */
export function quickElement({ domId, locators }: FieldHandle): Element | null {
  const css = domId ? `#${CSS.escape(domId)}` : locators.find((locator) => locator.by === 'css')?.css;
  if (!css) return null;
  try {
    const all = document.querySelectorAll(css);
    return all.length === 1 ? (all[0] ?? null) : null;
  } catch {
    return null;
  }
}

/** True when the markup still gives the control (or the group around it) the field's label or accessible name. */
export function hasName(main: Element, handle: FieldHandle): boolean {
  const group = main.closest('fieldset,[role=group],[role=radiogroup]');
  const isGroup = !isSingle(handle) || handle.widget === 'file';
  const labels = [
    ...(isGroup ? [] : [...((main as Partial<HTMLInputElement>).labels ?? []), ...referenced(main, 'aria-labelledby')]),
    ...(isGroup && group
      ? [...referenced(group, 'aria-labelledby'), ...group.querySelectorAll(':scope > legend')]
      : []),
  ];
  if (labels.some((label) => isSameName(label.textContent ?? '', handle.label))) return true;
  return handle.label !== '' && isSameName(main.getAttribute('aria-label') ?? '', handle.label);
}

/** Alike as labels; those alike as they stand need no normalising, which costs more than all else here. */
export function isSameName(raw: string, label: string): boolean {
  return raw.trim() === label || normalText(cleanLabel(raw)) === normalText(label);
}

/** True for fields that have one control only. */
export function isSingle({ widget }: Pick<FieldHandle, 'widget'>): boolean {
  return !['radio-group', 'checkbox-group', 'button-group', 'segmented-date', 'code-boxes'].includes(widget);
}
