import { faceText, holdsNothing, reactSelectValues, shownChoice } from './current.ts';
import { noSuchOption, wantedOf } from './driver-choice.ts';
import { pressItem, tellFocus, typeInto } from './input-event.ts';
import { exactOption, matchOption, menuOf, reactChoice, textOfOption } from './menu.ts';
import { closeEcho, closeMenu, isOpen, openMenu, othersOf } from './open-menu.ts';
import type { PageLimits, PageOrder, Problem } from './page-order.ts';
import { findReactOption, reactOptions } from './react-select.ts';
import { parentOf } from './tree.ts';
import type { Unit } from './unit.ts';
import { waitUntil } from './wait.ts';
import { reactSelectControl } from './widget.ts';
import { normalText } from './words.ts';

/** Comboboxes and list buttons: open, find the exact option (typing where it is not among the first), press it. */
export async function fillMenu(unit: Unit, order: PageOrder, limits: PageLimits): Promise<Problem> {
  for (const wanted of wantedOf(order)) {
    if (shows(unit.main, wanted) || (await chooseInReact(unit.main, wanted, limits))) continue;
    const problem = await chooseOne(unit.main, wanted, { ...limits, optionCount: order.optionCount });
    if (problem) {
      await closeMenu(unit.main);
      return problem;
    }
  }
  await closeMenu(unit.main);
  return null;
}

/** Chooses without drawing the menu, where the component's own options are in sight; false where that did not do. */
export async function chooseInReact(main: Element, wanted: string, limits: PageLimits): Promise<boolean> {
  const options = reactOptions(main);
  const option = options && findReactOption(options, wanted);
  if (!option) return false;
  tellFocus(main, 'in');
  option.choose();
  tellFocus(main, 'out');
  return (await waitUntil(() => shows(main, option.label), limits.commitMs)) === true;
}

/** A list longer than this (countries) is filtered by typing before it is drawn; shorter ones open faster than they filter. */
export const longList = 150;

/** Chooses one option and waits until the control shows it. */
export async function chooseOne(
  main: Element,
  wanted: string,
  limits: PageLimits & { readonly optionCount: number },
): Promise<Problem> {
  const others = othersOf(main);
  const typable = isTypable(main);
  const isLong = typable && limits.optionCount > longList && reactSelectControl(main) !== null;
  let option = isLong ? await filterMenu(main, wanted, others, limits) : null;
  const menu = option ? null : await openMenu(main, others, limits);
  const isCut = menu !== null && drawsInView(menu.options);
  if (!option && menu) option = isCut ? exactOption(menu.options, wanted) : matchOption(menu.options, wanted);
  const seen = menu ? menu.options.map(textOfOption) : [];
  if (!option && typable && !isLong) option = await filterMenu(main, wanted, others, limits);
  if (!option && isCut && !typable) {
    option = await scrollMenu(main, others, limits, (options) => {
      seen.push(...options.map(textOfOption));
      return exactOption(options, wanted);
    });
  }
  if (!option)
    return menu ? noSuchOption(wanted, [...new Set(seen)]) : { text: 'the list of options did not open', final: false };
  const problem = await pressOption(main, option, limits);
  if (menu) await closeEcho(main, menu.echoUntil);
  return problem;
}

/** Presses an option and waits until the control holds it; what was typed to find it is no choice, and is taken back. */
export async function pressOption(main: Element, option: Element, limits: PageLimits): Promise<Problem> {
  const label = textOfOption(option);
  const before = choicesOf(main).join('; ');
  const isTyped = shows(main, label);
  pressItem(option);
  const done = await waitUntil(
    () =>
      (shows(main, label) && (!isTyped || !isOpen(main))) || (choicesOf(main).join('; ') !== before && !isOpen(main)),
    limits.commitMs,
  );
  if (done) return null;
  if (isTyped) typeInto(main, '');
  return { text: `"${label}" was pressed, but the field does not show it`, final: false };
}

/** True when the control shows the option as chosen. */
export function shows(main: Element, label: string): boolean {
  return heldChoices(main, [label]).some((choice) => normalText(choice) === normalText(label));
}

/**
 * Scrolls an open list that draws only the rows in view (Workday), until `look` finds something in the rows that came;
 * null at the end of the list, or at once where all rows are drawn.
 */
export async function scrollMenu<T>(
  main: Element,
  others: ReadonlySet<Element>,
  limits: PageLimits,
  look: (options: readonly Element[]) => T | null,
): Promise<T | null> {
  const rows = () => menuOf(main, others).options;
  const scroller = scrollerOf(rows()[0]);
  for (let last = -1; scroller && scroller.scrollTop > last && drawsInView(rows()); ) {
    last = scroller.scrollTop;
    const before = rows().map(textOfOption).join('|');
    scroller.scrollTop += Math.max(scroller.clientHeight / 2, 1);
    await waitUntil(() => rows().length > 0 && rows().map(textOfOption).join('|') !== before, limits.menuMs);
    const found = look(rows());
    if (found !== null) return found;
  }
  return null;
}

/** True when a list has room below its last row for rows that are not drawn. */
export function drawsInView(options: readonly Element[]): boolean {
  const scroller = scrollerOf(options[0]);
  if (!scroller) return false;
  const boxes = options.map((option) => option.getBoundingClientRect());
  const drawnTo = Math.max(...boxes.map(({ bottom }) => bottom)) - scroller.getBoundingClientRect().top;
  const rowHeight = Math.max(...boxes.map(({ height }) => height));
  return drawnTo + scroller.scrollTop + 0.9 * rowHeight < scroller.scrollHeight;
}

/** The box that scrolls an option's list, when there is more to see than it shows. */
export function scrollerOf(option: Element | undefined): Element | null {
  for (let at = option ? parentOf(option) : null, level = 0; at && level < 6; at = parentOf(at), level += 1) {
    const scrolls = /auto|scroll/.test(getComputedStyle(at).overflowY);
    if (scrolls && at.scrollHeight > at.clientHeight + 1 && !at.matches('html,body')) return at;
  }
  return null;
}

/** Types the wanted text so that a long or remote list comes down to it. */
export async function filterMenu(
  main: Element,
  wanted: string,
  others: ReadonlySet<Element>,
  limits: PageLimits,
): Promise<Element | null> {
  typeInto(main, wanted);
  const found = await waitUntil(() => {
    const menu = menuOf(main, others);
    if (menu.busy) return null;
    return matchOption(menu.options, wanted) ?? (menu.empty ? ('none' as const) : null);
  }, limits.suggestMs);
  if (found !== null && found !== 'none') return found;
  typeInto(main, '');
  return null;
}

/** True when text can be typed to filter the menu. */
export function isTypable(main: Element): boolean {
  return main instanceof HTMLInputElement && !main.readOnly && main.type !== 'hidden';
}

/** What a menu control holds: React's own state where it can be seen, else what the control shows. */
export function choicesOf(main: Element): string[] {
  const control = reactSelectControl(main);
  if (control) return reactChoice(main) ?? reactSelectValues(control);
  const text = main instanceof HTMLInputElement ? main.value : shownChoice(main);
  return text === '' ? chipsOf(main) : [text, ...chipsOf(main)];
}

/** The same, told what is wanted: a label that reads like a prompt (`Select agent`) is a choice when it was ordered. */
export function heldChoices(main: Element, wanted: readonly string[]): string[] {
  const choices = choicesOf(main);
  const text = main instanceof HTMLInputElement ? '' : faceText(main);
  const isWanted = wanted.length === 1 && normalText(wanted[0] ?? '') === normalText(text);
  return choices.length === 0 && text !== '' && isWanted && !holdsNothing(main) ? [text] : choices;
}

/** Chosen items that stand as chips beside a multiple choice box. */
export function chipsOf(main: Element): string[] {
  const home = parentOf(parentOf(main) ?? main);
  const chips = home?.querySelectorAll(
    '[data-automation-id=selectedItem],[class*=chip__label],[class*=Chip-label],[class*=tag-label]',
  );
  return [...(chips ?? [])].map(textOfOption);
}
