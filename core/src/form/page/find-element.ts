import type { Locator } from '@valet/schemas';
import { buttonSelector } from './button.ts';
import { findUnit, isCss, makeFinder, matchesCss } from './find-unit.ts';
import { accessibleName, optionLabel, textOfButton } from './label.ts';
import { roleOf } from './locator.ts';
import { matchOption, menuOf } from './menu.ts';
import type { FieldHandle } from './quick-unit.ts';
import { queryDeep } from './tree.ts';
import { isSeen } from './visibility.ts';
import { waitUntil } from './wait.ts';
import { reactSelectControl } from './widget.ts';
import { fold } from './words.ts';

/** What a person would press or type into for a field; `option` asks for one of its options instead. */
export interface ElementQuery {
  readonly field: FieldHandle;
  readonly option?: string;
}

/** The element of a field, or of one option of it, or null. */
export function findFieldElement({ field, option }: ElementQuery): Element | null {
  const unit = findUnit(field, makeFinder());
  if (!unit || option === undefined) return unit ? unit.main : null;
  if (unit.members.length > 1) return matchMember(unit.members, option);
  return matchOption(menuOf(unit.main, new Set()).options, option);
}

/** Waits until {@link findFieldElement} finds something. */
export async function waitForElement(query: ElementQuery & { readonly limitMs: number }): Promise<boolean> {
  return (await waitUntil(() => findFieldElement(query), query.limitMs)) !== null;
}

/** The control of a field that opens its menu: the box around a react-select, else the control itself. */
export function findOpener({ field }: ElementQuery): Element | null {
  const main = findUnit(field, makeFinder())?.main ?? null;
  return main ? (reactSelectControl(main) ?? main) : null;
}

/** The member of a group whose label is meant; its visible label where the control itself is styled away. */
export function matchMember(members: readonly Element[], wanted: string): Element | null {
  const target = fold(wanted).toLowerCase();
  const member = members.find((candidate) => fold(optionLabel(candidate)).toLowerCase() === target) ?? null;
  const label = (member as Partial<HTMLInputElement> | null)?.labels?.[0];
  return member && !isSeen(member) && label ? label : member;
}

/** The visible button that agrees with most locators; null when two agree equally well. */
export function findButtonElement({ locators }: { locators: readonly Locator[] }): Element | null {
  let best: Element | null = null;
  let most = 0;
  for (const element of candidatesFor(document, locators)) {
    if (!isSeen(element)) continue;
    const score = locators.reduce((sum, locator) => sum + agreement(element, locator), 0);
    if (score === most) best = null;
    if (score > most) {
      best = element;
      most = score;
    }
  }
  return best;
}

/** Buttons below a root, and whatever else a locator points to by CSS or attribute: sites press on any element. */
export function candidatesFor(root: ParentNode, locators: readonly Locator[]): Set<Element> {
  const pointed = locators.flatMap((locator) => {
    const css = cssFor(locator);
    return css === null || !isCss(css) ? [] : queryDeep(root, css);
  });
  return new Set([...queryDeep(root, buttonSelector), ...pointed]);
}

export function cssFor(locator: Locator): string | null {
  if (locator.by === 'css') return locator.css;
  return locator.by === 'attribute' ? `[${CSS.escape(locator.name)}="${CSS.escape(locator.value)}"]` : null;
}

/** How far one element agrees with one locator. */
export function agreement(element: Element, locator: Locator): number {
  switch (locator.by) {
    case 'role':
      return roleOf(element) === locator.role &&
        sameWords(accessibleName(element) || textOfButton(element), locator.name)
        ? 2
        : 0;
    case 'attribute':
      return element.getAttribute(locator.name) === locator.value ? 1 : 0;
    case 'css':
      return matchesCss(element, locator.css) ? 1 : 0;
    case 'label':
      return sameWords(accessibleName(element), locator.label) ? 2 : 0;
    case 'text':
      return sameWords(textOfButton(element), locator.text) ? 2 : 0;
  }
}

/** Texts that differ in letter case and spaces only. */
export function sameWords(a: string, b: string): boolean {
  return fold(a).toLowerCase() === fold(b).toLowerCase();
}
