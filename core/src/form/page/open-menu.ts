import { findUnit, makeFinder } from './find-unit.ts';
import { mouseAt, nowhere, press, pressDown, pressKeyOn, release } from './input-event.ts';
import { type Menu, menuHomes, menuOf, visibleOptions } from './menu.ts';
import type { PageLimits } from './page-order.ts';
import type { FieldHandle } from './quick-unit.ts';
import { parentOf } from './tree.ts';
import { lookEveryMs, nextTask, waitUntil } from './wait.ts';
import { reactSelectControl } from './widget.ts';

/** Longest wait for a sign that a press was heard, in milliseconds of the page's own time. */
export const hearMs = 400;

/** Longest wait for a menu to go after Escape, in milliseconds; pages fade them out. */
export const shutMs = 150;

/** Options that stand open before a menu whose place nothing tells is opened. */
export function othersOf(main: Element): ReadonlySet<Element> {
  return menuHomes(main).length > 0 ? new Set() : visibleOptions();
}

/** True while the control says that its menu is open. */
export function isOpen(main: Element): boolean {
  return main.getAttribute('aria-expanded') === 'true' || parentOf(main)?.getAttribute('aria-expanded') === 'true';
}

/** An open menu. A page that was asked twice before it answered may open it once more, until `echoUntil` on its clock. */
export interface OpenedMenu extends Menu {
  readonly echoUntil: number;
}

/** Opens the menu if it is closed and waits for options or the notice that there are none. */
export async function openMenu(
  main: Element,
  others: ReadonlySet<Element>,
  limits: PageLimits,
): Promise<OpenedMenu | null> {
  const ready = () => {
    const menu = menuOf(main, others);
    return !menu.busy && (menu.options.length > 0 || menu.empty) ? menu : null;
  };
  const open = isOpen(main) ? ready() : null;
  if (open) return { ...open, echoUntil: 0 };
  if (main instanceof HTMLElement && !reactSelectControl(main)) main.focus({ preventScroll: true });
  const isHeard = () => isOpen(main) || menuOf(main, others).busy || ready() !== null;
  const asked: number[] = [];
  for (const ask of waysToOpen(main)) {
    asked.push(performance.now());
    await ask();
    if (await waitUntil(isHeard, Math.min(hearMs, limits.menuMs))) break;
  }
  const echoUntil = echoOf(asked);
  const menu = await waitUntil(ready, limits.menuMs);
  return menu && { ...menu, echoUntil };
}

/** What opens menus, most likely first. The key never closes one; a button that says nothing of itself may. */
export function waysToOpen(main: Element): (() => unknown)[] {
  const buttons = main instanceof HTMLInputElement ? parentOf(main)?.querySelectorAll('button,[role=button]') : [];
  const only = buttons?.length === 1 && buttons[0] !== toggleOf(main) ? buttons[0] : null;
  return [() => pressToOpen(main), () => pressKeyOn(main, 'ArrowDown'), ...(only ? [() => press(only)] : [])];
}

/**
 * Until when the answer to the last of several presses may come, when one was answered just now: as much later as it was
 * pressed later than the first. What opens at once answers the last press; the earlier ones were not heard at all.
 */
export function echoOf(asked: readonly number[]): number {
  const [first = 0, last = first] = [asked[0], asked.at(-1)];
  const now = performance.now();
  return asked.length < 2 || now - last < lookEveryMs ? 0 : now + 1.25 * (last - first);
}

/** Opens the menu of a combobox or list button with what its library listens to. */
export async function pressToOpen(main: Element): Promise<void> {
  const control = reactSelectControl(main);
  if (control) {
    control.dispatchEvent(new MouseEvent('mousedown', mouseAt(nowhere)));
    control.dispatchEvent(new MouseEvent('mouseup', mouseAt(nowhere)));
    return;
  }
  const opener = toggleOf(main) ?? main;
  const { left, top } = opener.getBoundingClientRect();
  // Not in the middle, where an option's middle may come to lie: Radix takes a release near the press that opened its
  // list for the end of that press. And not released before the page has drawn the list: no hand is so quick.
  const corner = { clientX: left + 2, clientY: top + 2 };
  pressDown(opener, corner);
  await nextTask();
  if (opener.isConnected) release(opener, corner);
}

/** The button of a combobox that says that it opens the list. */
export function toggleOf(main: Element): Element | null {
  if (!(main instanceof HTMLInputElement)) return null;
  return parentOf(main)?.querySelector('button[aria-expanded],button[aria-haspopup=listbox]') ?? null;
}

/** Leaves the control with its menu closed: an open one would stand before the next field. */
export async function closeMenu(main: Element): Promise<void> {
  await pressEscape(main);
  if (main instanceof HTMLElement) main.blur();
}

/** The same for a field that trusted input has worked on; a field that is gone is left alone. */
export async function leaveField({ field }: { readonly field: FieldHandle }): Promise<void> {
  const unit = findUnit(field, makeFinder());
  if (unit) await closeMenu(unit.main);
}

/** Closes a menu that a page opens once more because it was asked twice. */
export async function closeEcho(main: Element, echoUntil: number): Promise<void> {
  const leftMs = echoUntil - performance.now();
  if (leftMs > 0 && (await waitUntil(() => isOpen(main), leftMs))) await pressEscape(main);
}

/** Presses Escape where the page may listen for it, as long as the menu is open: on a closed one it may clear the field. */
export async function pressEscape(main: Element): Promise<void> {
  if (!isOpen(main)) return;
  const list = menuHomes(main).find((home) => home.matches('[role=listbox],[role=menu],[role=tree]'));
  const focused = document.activeElement;
  const inside = list && focused && list.contains(focused) ? focused : list;
  for (const place of main instanceof HTMLInputElement ? [main, inside] : [inside, main]) {
    if (!place || !isOpen(main)) continue;
    pressKeyOn(place, 'Escape');
    await waitUntil(() => !isOpen(main), shutMs);
  }
}
