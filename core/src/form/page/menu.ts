import { accessibleName } from './label.ts';
import { closestDeep, holds, parentOf, queryDeep, referenced, rootOf } from './tree.ts';
import { isSeen } from './visibility.ts';
import { reactProp, reactSelectControl, suggestionList } from './widget.ts';
import { choiceWords } from './word-lists.ts';
import { fold, normalText } from './words.ts';

/** Options of an open menu; `busy` while it still loads, `empty` when it says that it has none. */
export interface Menu {
  readonly options: readonly Element[];
  readonly busy: boolean;
  readonly empty: boolean;
}

/** Roles of things to choose from. */
export const optionSelector = '[role=option],[role=menuitemradio],[role=treeitem]';

/** The menu that belongs to a control, as far as it is open now; `others` are options that stood open before. */
export function menuOf(main: Element, others: ReadonlySet<Element>): Menu {
  const homes = menuHomes(main);
  const own = homes.flatMap((home) => [...home.querySelectorAll(optionSelector)]).filter(isShown);
  const options = own.length > 0 ? own : suggestionsBeside(main, homes);
  // A list drawn elsewhere on the page that nothing names: what has appeared since.
  const isOrphan = options.length === 0 && homes.length === 0;
  const fresh = isOrphan
    ? [...visibleOptions()].filter((option) => !others.has(option) && !isNamedByAnother(option, main))
    : options;
  const notices = homes.flatMap((home) => [...home.querySelectorAll(noticeSelector)]).filter(isShown);
  const says = (words: RegExp) =>
    notices.some((notice) => words.test(`${notice.getAttribute('class')} ${fold(notice.textContent)}`));
  return {
    options: [...new Set(fresh)],
    busy: says(/loading|searching/i) || homes.some((home) => home.getAttribute('aria-busy') === 'true'),
    empty: says(/no[-_ ]?(?:options|results|matches|location)/i),
  };
}

/** True for an option of a list that another control names as its own: that one's menu has opened late. */
export function isNamedByAnother(option: Element, main: Element): boolean {
  const list = closestDeep(option, '[role=listbox],[role=menu],[role=tree]');
  if (!list?.id) return false;
  const id = CSS.escape(list.id);
  const owners = rootOf(list).querySelectorAll(`[aria-controls~="${id}"],[aria-owns~="${id}"]`);
  return owners.length > 0 && ![...owners].some((owner) => holds(owner, main) || holds(main, owner));
}

/** Notices that a list is being loaded or has nothing to offer. */
export const noticeSelector =
  '[class*=notice],[class*=loading],[class*=Loading],[class*=no-results],[class*=no-options],[class*=NoOptions]';

/** True for an item that is drawn; whether a person could see it is decided by its list. */
export function isShown(option: Element): boolean {
  return option.checkVisibility();
}

/** Elements in which a control's menu may stand: what ARIA names, or the react-select shell. */
export function menuHomes(main: Element): Element[] {
  const named = [...referenced(main, 'aria-controls'), ...referenced(main, 'aria-owns')];
  const shell = reactSelectControl(main);
  const around = shell ? parentOf(shell) : null;
  const outer = parentOf(main)?.matches('[role=combobox]') ? parentOf(main) : null;
  const outerNamed = outer ? [...referenced(outer, 'aria-controls'), ...referenced(outer, 'aria-owns')] : [];
  const homes = [...named, ...outerNamed, ...(around ? [around] : [])];
  return homes.length > 0 ? [...homes, ...homes.flatMap((home) => portalOf(home))] : besideOf(main);
}

/** The popup around a named list holds its loading and empty notices. */
export function portalOf(home: Element): Element[] {
  const parent = parentOf(home);
  return home.matches('[role=listbox]') && parent && !parent.matches('body,form') ? [parent] : [];
}

/** Result lists beside a plain text box. */
export function besideOf(main: Element): Element[] {
  const parent = parentOf(main);
  const near = [...(parent?.children ?? []), ...(parent ? (parentOf(parent)?.children ?? []) : [])];
  return near.filter(
    (element) =>
      element !== main &&
      !element.contains(main) &&
      /dropdown|autocomplete|typeahead|suggest|result|menu|list/i.test(element.getAttribute('class') ?? ''),
  );
}

/** Suggestions of a list without ARIA: the innermost repeated items. */
export function suggestionsBeside(main: Element, homes: readonly Element[]): Element[] {
  if (main.matches('[role=combobox],[aria-controls],[aria-owns]')) return [];
  const lists = homes
    .flatMap((home) => [home, ...home.querySelectorAll('*')])
    .filter((element) => suggestionList.test(element.getAttribute('class') ?? '') || element.matches('ul,ol'));
  const items = lists
    .flatMap((list) => [...list.children])
    .filter((item) => isSeen(item) && fold(item.textContent) !== '');
  return items.filter(
    (item) =>
      !items.some((other) => other !== item && item.contains(other)) &&
      !/loading|no[-_ ]results/i.test(item.getAttribute('class') ?? ''),
  );
}

/** Options that are visible before a menu is opened: they belong to something else. */
export function visibleOptions(): Set<Element> {
  return new Set(queryDeep(document, optionSelector).filter(isSeen));
}

/** Text of an option as a person reads it. */
export function textOfOption(option: Element): string {
  return wordsOf(option) || accessibleName(option);
}

/** Text below an element, blocks parted by spaces, drawings left out; it asks for no layout. */
export function wordsOf(element: Element): string {
  if (element.childElementCount === 0) return fold(element.textContent);
  let text = '';
  for (const child of element.childNodes) {
    if (child instanceof Element) text += child.matches('script,style,svg,[hidden]') ? '' : ` ${wordsOf(child)} `;
    else text += child.nodeValue ?? '';
  }
  return fold(text);
}

/** The option meant by a label: the exact one (case and spaces aside), else the only one that adds a note to it. */
export function matchOption(options: readonly Element[], wanted: string): Element | null {
  const exact = exactOption(options, wanted);
  if (exact) return exact;
  const noted = options.filter((option) => addsNote(textOfOption(option), wanted));
  return noted.length === 1 ? (noted[0] ?? null) : null;
}

/** The option of just this label; one that is written the same way first. */
export function exactOption(options: readonly Element[], wanted: string): Element | null {
  const target = normalText(wanted);
  return (
    options.find((option) => textOfOption(option) === fold(wanted)) ??
    options.find((option) => normalText(textOfOption(option)) === target) ??
    null
  );
}

/**
 * True for a label with a code or a note behind it: `United States +1`, `Remote (US)`. Another word or a comma says
 * something else (`Oregon State University`, `No, never`), and so does anything behind a yes or no.
 */
export function addsNote(text: string, wanted: string): boolean {
  const [long, short] = [fold(text).toLowerCase(), fold(wanted).toLowerCase()];
  if (short === '' || choiceWords.test(short) || !long.startsWith(short)) return false;
  return /^\s*(?:[([]|\+\d)|^\s[-–—]\s/.test(long.slice(short.length));
}

/** Labels of what a react-select holds in React's own state; null where that cannot be seen. */
export function reactChoice(main: Element): string[] | null {
  const getValue = reactProp(main, 'getValue');
  const select = reactProp(main, 'selectProps');
  if (typeof getValue !== 'function' || !select || typeof select !== 'object') return null;
  const label = 'getOptionLabel' in select ? select.getOptionLabel : null;
  const chosen: unknown = getValue();
  if (!Array.isArray(chosen) || typeof label !== 'function') return null;
  return chosen.map((option) => fold(String(label(option))));
}
