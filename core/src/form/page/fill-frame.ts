import { chosenOf, currentOf, isOn } from './current.ts';
import { sameDate } from './date-text.ts';
import { fillButtons, fillCheckbox, fillCheckboxes, fillRadio, fillSelect, wantedOf } from './driver-choice.ts';
import { fillMenu, heldChoices } from './driver-menu.ts';
import { fillPlain, textOfOrder } from './driver-plain.ts';
import { fillCodeBoxes, fillDatePicker, fillRichText, fillSegmentedDate } from './driver-text.ts';
import { agreesWithSuggestion, coversParts, fillTypeahead, isSettled } from './driver-typeahead.ts';
import { attempt } from './fill-plain.ts';
import { type Finder, findUnit, makeFinder } from './find-unit.ts';
import { isDisabled, isLocked } from './locked.ts';
import { addsNote } from './menu.ts';
import type { PageLimits, PageOrder, PageResult, Problem } from './page-order.ts';
import { agreesText, frameworkAgrees } from './prove-text.ts';
import { quickUnit } from './quick-unit.ts';
import { commonAncestor, parentOf } from './tree.ts';
import type { Unit } from './unit.ts';
import { settle, waitUntil } from './wait.ts';
import { fold, normalText } from './words.ts';

/** Fills one kind of widget; the problem says why it could not. */
export type Driver = (unit: Unit, order: PageOrder, limits: PageLimits) => Problem | Promise<Problem>;

/** Which driver fills which widget. Files are attached from outside the page. */
export const drivers: Readonly<Record<string, Driver>> = {
  plain: fillPlain,
  'native-select': fillSelect,
  'react-select': fillMenu,
  typeahead: fillTypeahead,
  'aria-combobox': fillMenu,
  'listbox-button': fillMenu,
  'radio-group': fillRadio,
  checkbox: fillCheckbox,
  'checkbox-group': fillCheckboxes,
  'button-group': fillButtons,
  'segmented-date': fillSegmentedDate,
  'date-picker': fillDatePicker,
  'rich-text': fillRichText,
  'code-boxes': fillCodeBoxes,
};

/** Fills the orders one after another, lets the page settle, and reads back what each field holds. */
export async function fillFrame({
  orders,
  limits,
  act,
}: {
  orders: readonly PageOrder[];
  limits: PageLimits;
  act: boolean;
}): Promise<PageResult[]> {
  const finder = makeFinder();
  // Looked up before anything is written: each look after a write would make the browser lay the page out again.
  const quick = orders.map(quickUnit);
  const done: Attempt[] = [];
  for (const [index, order] of orders.entries()) {
    const early = quick[index];
    const unit = early?.main.isConnected ? early : findUnit(order, finder);
    done.push({ order, unit, problem: act ? await drive(order, unit, limits) : null });
  }
  await settle();
  const prove = () => done.map((each) => proveOrder(each, finder));
  const isOpen = (result: PageResult, index: number) => result.problem !== null && !done[index]?.problem;
  // A page may take its time to commit what was chosen; what no driver complained of is waited for.
  await waitUntil(() => !prove().some(isOpen), limits.commitMs);
  // A value may be taken back as many rounds later as libraries pass it on from effect to effect (Downshift: two and more).
  for (let round = 0; round < 3; round += 1) await settle();
  return prove();
}

/** One order, where it was found and what went wrong. */
export interface Attempt {
  readonly order: PageOrder;
  readonly unit: Unit | null;
  readonly problem: Problem;
}

/** Lets the widget's driver do its part. */
export async function drive(order: PageOrder, unit: Unit | null, limits: PageLimits): Promise<Problem> {
  const driver = drivers[order.widget];
  if (!unit) return { text: 'the field is not on the page', final: false };
  if (!driver) return { text: 'no driver fills this widget', final: true };
  if (isLocked(unit)) await waitUntil(() => !isLocked(unit), limits.commitMs);
  if (isLocked(unit)) return lockedProblem(unit, order);
  return attempt(() => driver(unit, order, limits));
}

/** A field that nobody can change may hold what is wanted; else it is left alone. */
export function lockedProblem(unit: Unit, order: PageOrder): Problem {
  const holds = agrees(unit, order, committedOf(unit, order));
  return holds ? null : { text: `the field is ${isDisabled(unit) ? 'disabled' : 'read-only'}`, final: true };
}

/** Result of one order, by what the page holds now. */
export function proveOrder({ order, unit, problem }: Attempt, finder: Finder): PageResult {
  const live = unit?.main.isConnected ? unit : findUnit(order, finder);
  const committed = live ? committedOf(live, order) : null;
  const proven = live !== null && committed !== null && agrees(live, order, committed);
  if (proven && !problem?.final) return { id: order.id, committed, problem: null, final: false };
  const found = problem ?? {
    text: committed ? 'the field holds something else' : 'the field stays empty',
    final: false,
  };
  return { id: order.id, committed: committed || null, problem: found.text, final: found.final };
}

/** What a field holds, as its site would send it. */
export function committedOf(unit: Unit, order: PageOrder): string {
  if (['react-select', 'aria-combobox', 'listbox-button', 'typeahead'].includes(order.widget)) {
    return heldChoices(unit.main, wantedOf(order)).join('; ');
  }
  return currentOf(unit);
}

/** Whether what a field holds is what was ordered. */
export function agrees(unit: Unit, order: PageOrder, committed: string): boolean {
  const { widget, value } = order;
  if (!unit.members.every(frameworkAgrees)) return false;
  if (widget === 'checkbox') return isOn(unit.main) === isWantedOn(order);
  if (widget === 'checkbox-group' || widget === 'button-group') return sameSet(chosenOf(unit), wantedOf(order));
  if (widget === 'typeahead') return isSettled(unit.main) && agreesTypeahead(committed, textOfOrder(order));
  if (widget === 'aria-combobox' && !isSettled(unit.main)) return false;
  if (value.kind !== 'text' || !isTextual(order)) return agreesOptions(unit, order, committed);
  if (widget === 'rich-text' && isUnsent(unit.main)) return false;
  if (widget === 'segmented-date' && !agreesCompanion(unit, textOfOrder(order))) return false;
  return agreesText(unit, order, committed);
}

/** An editor that fills a hidden companion (Trix) has not taken the text while that is empty. */
export function isUnsent(editor: Element): boolean {
  const hidden = [...(parentOf(editor)?.children ?? [])].filter((other) => other.matches('input[type=hidden][name]'));
  return hidden.some((input) => (input as HTMLInputElement).value === '') && fold(editor.textContent) !== '';
}

/** Where a hidden box beside the parts of a date is what is sent, it must hold the date: parts are shown before they count. */
export function agreesCompanion({ members }: Unit, wanted: string): boolean {
  const hidden = commonAncestor(members)?.querySelectorAll('input[type=hidden][name],input[type=date][hidden][name]');
  return [...(hidden ?? [])].every((input) => sameDate((input as HTMLInputElement).value, wanted));
}

export function isTextual({ widget }: PageOrder): boolean {
  return ['plain', 'date-picker', 'segmented-date', 'code-boxes', 'rich-text'].includes(widget);
}

export function isWantedOn(order: PageOrder): boolean {
  return order.value.kind === 'checked'
    ? order.value.checked
    : !/^(?:no|false|off|)$/.test(normalText(wantedOf(order).join(' ')));
}

export function agreesTypeahead(committed: string, wanted: string): boolean {
  return (
    agreesWithSuggestion(committed, wanted) ||
    coversParts(
      committed,
      wanted
        .split(',')
        .map(normalText)
        .filter((part) => part !== ''),
    )
  );
}

export function agreesOptions(unit: Unit, order: PageOrder, committed: string): boolean {
  if (isTextual(order)) return normalText(committed) === normalText(textOfOrder(order));
  const held = ['react-select', 'aria-combobox', 'listbox-button'].includes(order.widget)
    ? heldChoices(unit.main, wantedOf(order))
    : committed.split('; ');
  return sameSet(held, wantedOf(order));
}

/** Same labels, order aside; a wanted text may stand for the label that adds a note to it. */
export function sameSet(held: readonly string[], wanted: readonly string[]): boolean {
  return (
    held.length === wanted.length &&
    wanted.every((label) => held.some((text) => normalText(text) === normalText(label) || addsNote(text, label)))
  );
}
