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
  return all.filter((element) => isControl(element));
}

/** True for a control that a person would be asked to fill. */
export function isControl(element: Element): boolean {
  const type = typeOf(element);
  if (['hidden', 'submit', 'button', 'image', 'reset'].includes(type)) return false;
  if (element.matches(':disabled,[aria-disabled=true]') || closestDeep(element, widgetPart)) return false;
  if (isSiteControl(element) || isBait(element)) return false;
  if (isAriaHidden(element) && !(type === 'file' || replacementOf(element))) return false;
  if (isInsidePopup(element) || isOuterShell(element) || isListOfNeighbour(element)) return false;
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
export function isInsidePopup(element: Element): boolean {
  for (let at: Element | null = element; at; at = parentOf(at)) {
    if (at !== element && at.matches('[role=listbox],[role=option],[role=menu],[role=tree],[role=grid][aria-label]')) {
      return true;
    }
    if (at.id !== '' && isPopupOf(at, element)) return true;
  }
  return false;
}

export function isPopupOf(popup: Element, inside: Element): boolean {
  const id = CSS.escape(popup.id);
  const opener = rootOf(popup).querySelector(
    `[aria-haspopup][aria-controls~="${id}"],[role=combobox][aria-controls~="${id}"],[role=combobox][aria-owns~="${id}"]`,
  );
  if (!opener || opener === inside || popup.contains(opener)) return false;
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
  const { form } = element as Partial<HTMLInputElement>;
  const fields = form?.querySelectorAll('input:not([type=hidden]):not([type=submit]),select,textarea').length ?? 0;
  if (names.some((name) => name && siteControl.test(name))) return fields < 2;
  return fields < 2 && (siteSearchLabel.test(label) || (fields === 1 && /^(?:q|s|query)$/.test(names[0] ?? '')));
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
