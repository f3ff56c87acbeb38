import { chosenOf, currentOf, isOn } from './current.ts';
import { sameDate } from './date-text.ts';
import { fillButtons, fillCheckbox, fillCheckboxes, fillRadio, fillSelect, wantedOf } from './driver-choice.ts';
import { choicesOf, fillMenu } from './driver-menu.ts';
import {
  fillCodeBoxes,
  fillDatePicker,
  fillPlain,
  fillRichText,
  fillSegmentedDate,
  nativeText,
  textOfOrder,
} from './driver-text.ts';
import { agreesWithSuggestion, coversParts, fillTypeahead, isSettled } from './driver-typeahead.ts';
import { type Finder, findUnit, makeFinder, resetFinder } from './find-unit.ts';
import type { PageLimits, PageOrder, PageResult, Problem } from './page-order.ts';
import { fold, normalText } from './text.ts';
import type { Unit } from './unit.ts';
import { nextTask } from './wait.ts';

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
  const problems = new Map<PageOrder, Problem>();
  const units = new Map<PageOrder, Unit | null>();
  for (const order of orders) {
    const unit = findUnit(order, finder);
    units.set(order, unit);
    const driver = drivers[order.widget];
    if (!unit || !driver)
      problems.set(order, {
        text: unit ? 'no driver fills this widget' : 'the field is not on the page',
        final: unit !== null,
      });
    else if (act) problems.set(order, await attempt(() => driver(unit, order, limits)));
    if (act && unit && !isQuick(order)) resetFinder(finder);
  }
  await nextTask();
  return orders.map((order) =>
    proveOrder(order, { unit: units.get(order) ?? null, problem: problems.get(order) ?? null, finder }),
  );
}

/** Plain fields do not rearrange the page; after others the next field is looked for afresh. */
export function isQuick({ widget }: PageOrder): boolean {
  return widget === 'plain' || widget === 'native-select' || widget === 'date-picker';
}

/** A page's own error in a handler must not stop the other fields. */
export async function attempt(work: () => Problem | Promise<Problem>): Promise<Problem> {
  try {
    return await work();
  } catch (error) {
    return {
      text: `the page failed: ${error instanceof Error ? error.message : String(error)}`.slice(0, 200),
      final: false,
    };
  }
}

/** Result of one order, by what the page holds now. */
export function proveOrder(
  order: PageOrder,
  { unit, problem, finder }: { unit: Unit | null; problem: Problem; finder: Finder },
): PageResult {
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
    return choicesOf(unit.main).join('; ');
  }
  return currentOf(unit);
}

/** Whether what a field holds is what was ordered. */
export function agrees(unit: Unit, order: PageOrder, committed: string): boolean {
  const { widget, value } = order;
  if (widget === 'checkbox') return isOn(unit.main) === isWantedOn(order);
  if (widget === 'checkbox-group' || widget === 'button-group') return sameSet(chosenOf(unit), wantedOf(order));
  if (widget === 'typeahead') return isSettled(unit.main) && agreesTypeahead(committed, textOfOrder(order));
  if (value.kind !== 'text' || !isTextual(order)) return agreesOptions(unit, order, committed);
  return agreesText(unit, order, committed) && frameworkAgrees(unit.main);
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
    ? choicesOf(unit.main)
    : committed.split('; ');
  return sameSet(held, wantedOf(order));
}

/** Same labels, order aside; a shorter wanted text may stand for the one label that starts with it. */
export function sameSet(held: readonly string[], wanted: readonly string[]): boolean {
  const texts = held.map(normalText);
  return (
    held.length === wanted.length &&
    wanted.every((label) =>
      texts.some((text) => text === normalText(label) || text.startsWith(`${normalText(label)} `)),
    )
  );
}

/** Text as written, or as the box rewrites it: phone digits, numbers, dates in its own order. */
export function agreesText(unit: Unit, order: PageOrder, committed: string): boolean {
  const wanted = nativeText(unit.main, textOfOrder(order));
  if (fold(committed) === fold(wanted)) return true;
  const digits = (text: string) => text.replace(/\D/g, '');
  if (order.kind === 'tel')
    return digits(wanted) !== '' && digits(wanted).endsWith(digits(committed)) && digits(committed).length >= 7;
  if (order.kind === 'number') return Number(committed) === Number(wanted) && committed !== '';
  if (order.kind === 'date') return sameDate(committed, wanted);
  return order.widget === 'code-boxes' && fold(committed) === wanted.replace(/\s/g, '');
}

/** Where React keeps the value of the box, it must keep what the box shows. */
export function frameworkAgrees(main: Element): boolean {
  if (!(main instanceof HTMLInputElement || main instanceof HTMLTextAreaElement)) return true;
  const key = Object.keys(main).find((name) => name.startsWith('__reactProps$'));
  const props: unknown = key ? Reflect.get(main, key) : null;
  if (!props || typeof props !== 'object' || !('value' in props) || typeof props.value !== 'string') return true;
  return props.value === main.value;
}
