import type { ButtonRole, Locator } from '@valet/schemas';
import { buttonWords } from './button-words.ts';
import { accessibleName, textOfButton } from './label.ts';
import { attributeLocators, type PathBook, roleOf } from './locator.ts';
import { closestDeep, holds, queryDeep } from './tree.ts';
import type { Scan } from './unit.ts';
import { isAriaHidden, isSeen } from './visibility.ts';
import { menuButtonSelector } from './widget.ts';
import { siteChrome, widgetPart } from './word-lists.ts';

/** A button as read in one frame. */
export interface RawButton {
  readonly label: string;
  readonly role: ButtonRole;
  readonly disabled: boolean;
  readonly group?: string;
  readonly locators: Locator[];
}

/** Elements that a person would press. */
export const buttonSelector =
  'button,input[type=submit],input[type=button],input[type=image],[role=button],a[href][class*=btn],a[href][class*=button],a[href][class*=apply]';

/** Buttons with the roles that a manifest gives; the roles that it speaks of are not told by words. */
export function withNames(
  pressed: readonly { readonly element: Element; readonly button: RawButton }[],
  { named, roles }: { named: ReadonlyMap<Element, ButtonRole>; roles: ReadonlySet<ButtonRole> },
): { element: Element; button: RawButton }[] {
  return pressed.map(({ element, button }) => {
    const role = named.get(element) ?? (roles.has(button.role) ? 'other' : button.role);
    return { element, button: { ...button, role } };
  });
}

/** Visible buttons, those inside widgets left out. */
export function findButtons(roots: readonly ParentNode[], scan: Scan): Element[] {
  const used = new Set(scan.units.flatMap((unit) => unit.members));
  return roots
    .flatMap((root) => queryDeep(root, buttonSelector))
    .filter((element) => !used.has(element) && isButton(element));
}

export function isButton(element: Element): boolean {
  if (element.matches(menuButtonSelector) || closestDeep(element, widgetPart) || closestDeep(element, siteChrome))
    return false;
  if (isAriaHidden(element) || !isSeen(element)) return false;
  // The toggles and clear signs of comboboxes belong to the widget.
  const box = element.parentElement?.closest('[class*=control],[role=combobox]');
  if (box && holds(box, element) && box.querySelector('[role=combobox]')) return false;
  return !(element.getAttribute('tabindex') === '-1' && element.parentElement?.querySelector('[role=combobox]'));
}

export function readButton(element: Element, paths: PathBook): RawButton {
  const label = element.matches('input') ? accessibleName(element) : textOfButton(element);
  const name = accessibleName(element) || label;
  const disabled = element.matches(':disabled,[aria-disabled=true]');
  const locators: Locator[] = [{ by: 'role', role: roleOf(element), name }, ...attributeLocators(element, paths)];
  return { label, role: buttonRole(element, label, name), disabled, locators };
}

/** What a button does in the flow: by its text, else by its accessible name, else by its type. */
export function buttonRole(element: Element, label: string, name: string): ButtonRole {
  const isSubmit = element.matches('input[type=submit],button[type=submit]');
  const roleIn = (text: string) => buttonWords.find(([, words]) => words.test(text))?.[0];
  const found = roleIn(label) ?? roleIn(name);
  // A form's own submit button that says "Apply" sends it; the same word elsewhere opens the form.
  if (isSubmit && (found === 'apply' || found === undefined)) return found === 'apply' ? 'submit' : 'other';
  return found ?? 'other';
}
