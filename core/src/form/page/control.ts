import { closestDeep, parentOf, queryDeep, rootOf } from './tree.ts';
import { hasSeenFace, isAriaHidden, isBait, isSeen } from './visibility.ts';
import { isComboboxLike, isDateText, menuButtonSelector, reactSelectControl, replacementOf } from './widget.ts';
import { siteChrome, siteControl, siteSearchLabel, widgetPart } from './word-lists.ts';
import { fold } from './words.ts';

/** Everything that may take a value; what it is is decided element by element. */
export const controlSelector =
  'input,textarea,select,[role=combobox],[role=listbox],[role=radio],[role=checkbox],[role=switch],[role=spinbutton],[role=textbox],[contenteditable=""],[contenteditable=true],[contenteditable=plaintext-only],button[aria-haspopup=listbox]';

/** Native type of an input, `textarea`, `select`, or the ARIA role of anything else. */
export function typeOf(element: Element): string {
  if (element instanceof HTMLInputElement) return element.type;
  if (element instanceof HTMLTextAreaElement) return 'textarea';
  if (element instanceof HTMLSelectElement) return 'select';
  return element.getAttribute('role') ?? (element.matches(menuButtonSelector) ? 'combobox' : 'textbox');
}

/** Controls below the roots that a person would be asked to fill, in document order. */
export function findControls(roots: readonly ParentNode[]): Element[] {
  const all = roots.flatMap((root) => queryDeep(root, controlSelector));
  if (all.length === 0) return [];
  const openers = findOpeners(roots);
  return all.filter((element) => isControl(element, openers));
}

/** Elements that open popups, by the ids of what they control. */
export function findOpeners(roots: readonly ParentNode[]): Map<string, Element[]> {
  const openers = new Map<string, Element[]>();
  const selector = '[aria-haspopup][aria-controls],[role=combobox][aria-controls],[role=combobox][aria-owns]';
  for (const opener of new Set([document, ...roots].flatMap((root) => queryDeep(root, selector)))) {
    const combobox = opener.matches('[role=combobox]') ? (opener.getAttribute('aria-owns') ?? '') : '';
    const ids = `${opener.getAttribute('aria-controls') ?? ''} ${combobox}`.split(/\s+/);
    for (const id of new Set(ids)) if (id !== '') openers.set(id, [...(openers.get(id) ?? []), opener]);
  }
  return openers;
}

/** True for a control that a person would be asked to fill. */
export function isControl(element: Element, openers: ReadonlyMap<string, readonly Element[]>): boolean {
  const type = typeOf(element);
  if (['hidden', 'submit', 'button', 'image', 'reset'].includes(type)) return false;
  if (element.matches(':disabled,[aria-disabled=true]') || closestDeep(element, widgetPart)) return false;
  if (isSiteControl(element) || isBait(element)) return false;
  if (isAriaHidden(element) && !(type === 'file' || replacementOf(element))) return false;
  if (isInsidePopup(element, openers) || isOuterShell(element) || isListOfNeighbour(element)) return false;
  if (isMenuSearch(element) || isMenuToggle(element)) return false;
  if (element.matches('input[readonly],textarea[readonly]')) {
    if (!isComboboxLike(element) && !isDateText(element) && type !== 'date') return false;
  }
  return canBeSeen(element, type);
}

export function canBeSeen(element: Element, type: string): boolean {
  if (type === 'file') return hasSeenShell(element);
  if (type === 'checkbox' || type === 'radio' || type === 'switch') return hasSeenFace(element);
  if (type === 'select') return isSeen(element) || replacementOf(element) !== null;
  if (isSeen(element)) return true;
  const shell = reactSelectControl(element) ?? (isComboboxLike(element) ? parentOf(element) : null);
  return shell !== null && isSeen(shell);
}

/** A file chooser is nearly always styled away; what counts is that its drop zone or button can be seen. */
export function hasSeenShell(element: Element): boolean {
  let at: Element | null = element;
  for (let level = 0; at && level < 4; level += 1, at = parentOf(at)) {
    if (isSeen(at)) return true;
    if (getComputedStyle(at).display === 'none' && at !== element) return false;
  }
  return false;
}

/** True for the search box or items of a popup that another control opens. */
export function isInsidePopup(element: Element, openers: ReadonlyMap<string, readonly Element[]>): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at !== element && at.matches('[role=listbox],[role=option],[role=menu],[role=tree],[role=grid][aria-label]')) {
      return true;
    }
    const popup = at;
    const own = openers.get(at.id) ?? [];
    if (own.some((opener) => rootOf(opener) === rootOf(popup) && isPopupOf(popup, element, opener))) return true;
  }
  return false;
}

export function isPopupOf(popup: Element, inside: Element, opener: Element): boolean {
  if (opener === inside || popup.contains(opener)) return false;
  if (opener.getAttribute('aria-haspopup') !== 'dialog') return true;
  return popup.querySelector('[role=listbox],[role=option]') !== null;
}

/** An ARIA shell around a native control: the control inside is the field. */
export function isOuterShell(element: Element): boolean {
  if (element.matches('input,textarea,select')) return false;
  if (
    element.matches('[contenteditable]') &&
    parentOf(element)?.closest('[contenteditable=true],[contenteditable=""]')
  ) {
    return true;
  }
  return element.querySelector('input:not([type=hidden]):not([aria-hidden=true]),textarea,select') !== null;
}

/** True for the site's own search, language and cookie controls. */
export function isSiteControl(element: Element): boolean {
  if (closestDeep(element, siteChrome)) return true;
  const label = fold(element.getAttribute('aria-label') ?? element.getAttribute('placeholder'));
  if (element.matches('input[type=search],input[role=searchbox]'))
    return !isComboboxLike(element) || siteSearchLabel.test(label);
  const names = [element.getAttribute('name'), element.id, element.getAttribute('aria-label')];
  if (names.some((name) => name && siteControl.test(name)) || siteSearchLabel.test(label)) return formSize(element) < 2;
  return /^(?:q|s|query)$/.test(names[0] ?? '') && formSize(element) === 1;
}

/** How many fields the form around a control has; no more than two are counted. */
export function formSize(element: Element): number {
  let fields = 0;
  for (const other of (element as Partial<HTMLInputElement>).form?.elements ?? []) {
    if (other.matches('input:not([type=hidden]):not([type=submit]),select,textarea')) fields += 1;
    if (fields === 2) break;
  }
  return fields;
}

/** True for the list of a combobox or list button that stands right before it. */
export function isListOfNeighbour(element: Element): boolean {
  if (element.getAttribute('role') !== 'listbox') return false;
  const opener = '[role=combobox],[aria-haspopup=listbox]';
  for (let at: Element | null = element, level = 0; at && level < 2; at = parentOf(at), level += 1) {
    const before = at.previousElementSibling;
    if (before && (before.matches(opener) || before.querySelector(opener))) return true;
  }
  return false;
}

/** True for the search box of a list that a button opens: both control one list, and the button is no mere toggle. */
export function isMenuSearch(element: Element): boolean {
  const list = element.matches('input[role=combobox]') ? element.getAttribute('aria-controls') : null;
  if (!list) return false;
  const named = `[aria-haspopup=listbox][aria-controls="${CSS.escape(list)}"]:not([tabindex="-1"])`;
  return rootOf(element).querySelector(`:is(button,[role=button])${named}`) !== null;
}

/** True for the button beside a combobox that opens the same list and that the keyboard passes over. */
export function isMenuToggle(element: Element): boolean {
  if (!element.matches('button[tabindex="-1"]')) return false;
  const list = element.getAttribute('aria-controls');
  if (list && rootOf(element).querySelector(`input[aria-controls="${CSS.escape(list)}"]`)) return true;
  const beside = element.matches('[aria-haspopup=listbox]') ? parentOf(element) : null;
  return beside?.querySelectorAll('input[role=combobox]').length === 1;
}
