import type { FieldOption } from '@valet/schemas';
import { currentOf } from './current.ts';
import { optionsOf } from './detail.ts';
import { choicesOf, scrollMenu } from './driver-menu.ts';
import { findUnit, makeFinder } from './find-unit.ts';
import { textOfOption } from './menu.ts';
import { closeEcho, closeMenu, isOpen, openMenu, othersOf } from './open-menu.ts';
import type { PageLimits } from './page-order.ts';
import type { FieldHandle } from './quick-unit.ts';
import { reactOptions } from './react-select.ts';
import { waitUntil } from './wait.ts';

/** A field with the id under which its answer is returned. */
export type NamedHandle = FieldHandle & { readonly id: string };

/** Opens each menu, collects its options and closes it again; a field that cannot be opened gives none. */
export async function readMenus({
  fields,
  limits,
}: {
  fields: readonly NamedHandle[];
  limits: PageLimits;
}): Promise<{ id: string; options: FieldOption[] }[]> {
  const found: { id: string; options: FieldOption[] }[] = [];
  for (const field of fields) {
    const unit = findUnit(field, makeFinder());
    const ready = unit ? optionsOf(unit) : [];
    const options = ready.length > 0 || !unit ? ready : await menuOptions(unit.main, limits);
    found.push({ id: field.id, options });
  }
  return found;
}

/** Options of one closed menu. */
export async function menuOptions(main: Element, limits: PageLimits): Promise<FieldOption[]> {
  const known = reactOptions(main);
  if (known) return [...new Set(known.map(({ label }) => label))].map((label) => ({ label }));
  const others = othersOf(main);
  const menu = await openMenu(main, others, limits);
  const seen = menu ? menu.options.map(textOfOption) : [];
  const collect = (options: readonly Element[]) => {
    seen.push(...options.map(textOfOption));
    return null;
  };
  if (menu) await scrollMenu(main, others, limits, collect);
  const labels = seen.filter((label) => label !== '');
  await closeMenu(main);
  if (menu) await closeEcho(main, menu.echoUntil);
  await waitUntil(() => !isOpen(main), Math.min(limits.commitMs, 300));
  return [...new Set(labels)].map((label) => ({ label }));
}

/** What each field holds now, as a person would read it; null where the field is gone or empty. */
export function readFrameValues({
  fields,
}: {
  fields: readonly NamedHandle[];
}): { id: string; value: string | null }[] {
  const finder = makeFinder();
  return fields.map((field) => {
    const unit = findUnit(field, finder);
    const isMenu = ['react-select', 'aria-combobox', 'listbox-button', 'typeahead'].includes(field.widget);
    const value = unit ? (isMenu ? choicesOf(unit.main).join('; ') : currentOf(unit)) : '';
    return { id: field.id, value: value === '' ? null : value };
  });
}
