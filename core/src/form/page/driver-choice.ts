import { isOn } from './current.ts';
import { press } from './input-event.ts';
import { optionLabel } from './label.ts';
import { addsNote, matchOption } from './menu.ts';
import type { PageLimits, PageOrder, Problem } from './page-order.ts';
import { queryDeep } from './tree.ts';
import type { Unit } from './unit.ts';
import { waitUntil } from './wait.ts';
import { fold, normalText } from './words.ts';

/** Labels that an order wants chosen. */
export function wantedOf({ value }: PageOrder): readonly string[] {
  if (value.kind === 'options') return value.options;
  return value.kind === 'text' ? [value.text] : [value.checked ? 'Yes' : 'No'];
}

/** A problem that names the options there are. */
export function noSuchOption(wanted: string, seen: readonly string[]): Problem {
  const list = seen.slice(0, 12).join(' | ');
  return { text: `no option "${wanted}"; the field offers: ${list === '' ? 'nothing' : list}`, final: true };
}

/** The item a label means: exact (case and spaces aside), else the only one that adds a note to it. */
export function matchLabel<T>(items: readonly T[], labelsOf: (item: T) => string, wanted: string): T | null {
  const target = normalText(wanted);
  const exact =
    items.find((item) => fold(labelsOf(item)) === fold(wanted)) ??
    items.find((item) => normalText(labelsOf(item)) === target);
  if (exact !== undefined) return exact;
  const noted = items.filter((item) => addsNote(labelsOf(item), wanted));
  return noted.length === 1 ? (noted[0] ?? null) : null;
}

/** Native selects, also those that a library has hidden behind its own face. */
export function fillSelect(unit: Unit, order: PageOrder): Problem {
  const select = unit.main as HTMLSelectElement;
  const chosen: HTMLOptionElement[] = [];
  for (const wanted of wantedOf(order)) {
    const option = matchLabel(
      [...select.options].filter(({ disabled }) => !disabled),
      ({ text }) => text,
      wanted,
    );
    if (!option)
      return noSuchOption(
        wanted,
        [...select.options].map(({ text }) => fold(text)).filter((text) => text !== ''),
      );
    chosen.push(option);
  }
  select.focus({ preventScroll: true });
  for (const option of select.options) if (select.multiple) option.selected = chosen.includes(option);
  if (!select.multiple) select.selectedIndex = chosen[0]?.index ?? -1;
  select.dispatchEvent(new Event('input', { bubbles: true, composed: true }));
  select.dispatchEvent(new Event('change', { bubbles: true }));
  select.blur();
  return null;
}

/** Turns a box, radio, switch or button on or off by pressing it, then its label when that did nothing. */
export async function setOn(element: Element, on: boolean, limits: PageLimits): Promise<void> {
  if (isOn(element) === on) return;
  if (element instanceof HTMLInputElement) element.click();
  else press(element);
  if (isOn(element) === on) return;
  const settled = await waitUntil(() => isOn(element) === on, Math.min(limits.commitMs, 300));
  const label = (element as Partial<HTMLInputElement>).labels?.[0];
  if (!settled && label) label.click();
}

/** One radio of a group. */
export async function fillRadio(unit: Unit, order: PageOrder, limits: PageLimits): Promise<Problem> {
  const wanted = wantedOf(order)[0] ?? '';
  const member = matchLabel(unit.members, optionLabel, wanted);
  if (!member) return noSuchOption(wanted, unit.members.map(optionLabel));
  await setOn(member, true, limits);
  return null;
}

/** A single tick box or switch. */
export async function fillCheckbox(unit: Unit, order: PageOrder, limits: PageLimits): Promise<Problem> {
  const { value } = order;
  const words = value.kind === 'checked' ? '' : normalText(wantedOf(order).join(' '));
  const on = value.kind === 'checked' ? value.checked : !/^(?:no|false|off|)$/.test(words);
  await setOn(unit.main, on, limits);
  return null;
}

/** Exactly the wanted boxes of a group on, the others off. */
export async function fillCheckboxes(unit: Unit, order: PageOrder, limits: PageLimits): Promise<Problem> {
  const wanted: Element[] = [];
  for (const label of wantedOf(order)) {
    const member = matchLabel(unit.members, optionLabel, label);
    if (!member) return noSuchOption(label, unit.members.map(optionLabel));
    wanted.push(member);
  }
  for (const member of unit.members) await setOn(member, wanted.includes(member), limits);
  return null;
}

/** A row of buttons or an always open list: the wanted ones are pressed. */
export async function fillButtons(unit: Unit, order: PageOrder, limits: PageLimits): Promise<Problem> {
  const items = unit.main.matches('[role=listbox]') ? queryDeep(unit.main, '[role=option]') : unit.members;
  for (const wanted of wantedOf(order)) {
    const item = matchOption(items, wanted);
    if (!item) return noSuchOption(wanted, items.map(optionLabel));
    if (isOn(item)) continue;
    press(item);
    await waitUntil(() => isOn(item), Math.min(limits.commitMs, 300));
  }
  return null;
}
