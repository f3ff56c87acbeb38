import type { FieldKind, Widget } from '@valet/schemas';
import { findControls, typeOf } from './control.ts';
import { closestDeep, commonAncestor, parentOf, queryDeep, referenced, rootOf } from './tree.ts';
import { hasSeenFace, isSeen } from './visibility.ts';
import { recognise } from './widget.ts';
import { choiceWords } from './word-lists.ts';
import { fold } from './words.ts';

/** One field in the page: the control a person would use first, and all controls that belong to it. */
export interface Unit {
  readonly main: Element;
  readonly members: readonly Element[];
  readonly kind: FieldKind;
  readonly widget: Widget;
}

/** Fields of the page with the map that tells which field an ancestor belongs to (null: to several). */
export interface Scan {
  readonly units: readonly Unit[];
  readonly owners: ReadonlyMap<Element, Unit | null>;
}

/** Finds all fields below the roots, in document order. */
export function scanUnits(roots: readonly ParentNode[]): Scan {
  const groups = findChoiceButtons(roots);
  const hidden = new Set(groups.flatMap((group) => [...(group[0]?.parentElement?.querySelectorAll('input') ?? [])]));
  const controls: Element[] = findControls(roots).filter((element) => !hidden.has(element as HTMLInputElement));
  const units: Unit[] = groups.map((members) => unitOf(members, 'radio', 'button-group'));
  const taken = new Set<Element>();
  for (const element of controls) {
    if (taken.has(element)) continue;
    const unit = makeUnit(element, controls, taken);
    for (const member of unit.members) taken.add(member);
    units.push(unit);
  }
  units.sort((a, b) => order(a.main, b.main));
  return { units, owners: ownersOf(units) };
}

export function unitOf(members: readonly Element[], kind: FieldKind, widget: Widget): Unit {
  return { main: members[0] as Element, members, kind, widget };
}

/** Document order, also across shadow roots. */
export function order(a: Element, b: Element): number {
  if (a.getRootNode() === b.getRootNode()) return sideOf(a, b);
  const chainA = hostChain(a);
  const chainB = hostChain(b);
  let level = 0;
  while (level < Math.min(chainA.length, chainB.length) - 1 && chainA[level] === chainB[level]) level += 1;
  return sideOf(chainA[level] as Element, chainB[level] as Element);
}

export function sideOf(a: Element, b: Element): number {
  const position = a.compareDocumentPosition(b);
  return position & Node.DOCUMENT_POSITION_FOLLOWING ? -1 : position & Node.DOCUMENT_POSITION_PRECEDING ? 1 : 0;
}

export function hostChain(element: Element): Element[] {
  const chain = [element];
  for (let root = element.getRootNode(); root instanceof ShadowRoot; root = root.host.getRootNode()) {
    chain.unshift(root.host);
  }
  return chain;
}

export function ownersOf(units: readonly Unit[]): Map<Element, Unit | null> {
  const owners = new Map<Element, Unit | null>();
  for (const unit of units) {
    for (const member of unit.members) {
      for (let at: Element | null = member; at; at = parentOf(at)) {
        const owner = owners.get(at);
        owners.set(at, owner === undefined || owner === unit ? unit : null);
      }
    }
  }
  return owners;
}

export function makeUnit(element: Element, controls: readonly Element[], taken: ReadonlySet<Element>): Unit {
  const type = typeOf(element);
  // Most controls stand alone: what is left of the others is only gathered for those that may not.
  const free = () => controls.filter((other) => !taken.has(other));
  if (type === 'radio') return unitOf(radioGroup(element, free()), 'radio', 'radio-group');
  if (type === 'checkbox') return checkboxUnit(element, mayBeGrouped(element) ? free() : [element]);
  const boxes = element.matches('input[maxlength="1"]') ? codeBoxes(element, free()) : null;
  if (boxes) return unitOf(boxes, 'text', 'code-boxes');
  const parts = partOfDate(element) ? dateParts(element, free()) : null;
  if (parts) return unitOf(parts, 'date', 'segmented-date');
  const { kind, widget } = recognise(element);
  return unitOf([element], kind, widget);
}

/** True for a check box that a name or a group around it may tie to others. */
export function mayBeGrouped(box: Element): boolean {
  return box.hasAttribute('name') || closestDeep(box, 'fieldset,[role=group]') !== null;
}

export function radioGroup(element: Element, controls: readonly Element[]): Element[] {
  const radios = controls.filter((other) => typeOf(other) === 'radio');
  const name = element.getAttribute('name');
  if (name) {
    const form = (element as HTMLInputElement).form;
    return radios.filter((other) => other.getAttribute('name') === name && (other as HTMLInputElement).form === form);
  }
  const group = closestDeep(element, '[role=radiogroup],fieldset,[role=group]');
  return group
    ? radios.filter((other) => closestDeep(other, '[role=radiogroup],fieldset,[role=group]') === group)
    : [element];
}

/** Check boxes with one name, or alone in one labelled group, are one question. */
export function checkboxUnit(element: Element, controls: readonly Element[]): Unit {
  const boxes = controls.filter((other) => typeOf(other) === 'checkbox');
  const name = element.getAttribute('name');
  const named = name
    ? boxes.filter((other) => other.getAttribute('name') === name && rootOf(other) === rootOf(element))
    : [];
  const group = closestDeep(element, 'fieldset,[role=group]');
  if (named.length > 1 || (name?.endsWith('[]') && group)) {
    const members = withNameless(named, boxes, controls);
    return unitOf(members, 'checkboxes', 'checkbox-group');
  }
  if (group) {
    const inside = controls.filter((other) => closestDeep(other, 'fieldset,[role=group]') === group);
    const asOne =
      inside.length > 1 &&
      inside.every((other) => boxes.includes(other) && (!isOwnQuestion(other) || isNamedByGroup(other, group)));
    if (asOne) return unitOf(inside, 'checkboxes', 'checkbox-group');
  }
  return unitOf([element], 'checkbox', 'checkbox');
}

export function isOwnQuestion(box: Element): boolean {
  return (box as Partial<HTMLInputElement>).required === true || box.getAttribute('aria-required') === 'true';
}

/** A box whose name starts with that of its group is one of its options. */
export function isNamedByGroup(box: Element, group: Element): boolean {
  const names = referenced(group, 'aria-labelledby');
  return referenced(box, 'aria-labelledby').some((name) => names.includes(name));
}

/** Adds boxes without a name that stand in the middle of the group ("other", "custom"). */
export function withNameless(
  named: readonly Element[],
  boxes: readonly Element[],
  controls: readonly Element[],
): Element[] {
  const home = commonAncestor(named);
  const inside = controls.filter((other) => home !== null && other !== home && home.contains(other));
  if (named.length < 2 || inside.some((other) => !boxes.includes(other))) return [...named];
  return inside.filter((other) => named.includes(other) || !other.getAttribute('name'));
}

/** Four or more boxes of one character each, side by side: a code. */
export function codeBoxes(element: Element, controls: readonly Element[]): Element[] | null {
  const isBox = (other: Element) => other.matches('input[maxlength="1"]');
  if (!isBox(element)) return null;
  for (let at = parentOf(element), level = 0; at && level < 3; at = parentOf(at), level += 1) {
    const home = at;
    const boxes = controls.filter((other) => isBox(other) && home.contains(other));
    if (boxes.length >= 4) return boxes;
  }
  return null;
}

/** Two or three boxes of one date (day, month, year), told by placeholder or label. */
export function dateParts(element: Element, controls: readonly Element[]): Element[] | null {
  if (!partOfDate(element)) return null;
  for (let at = parentOf(element), level = 0; at && level < 4; at = parentOf(at), level += 1) {
    const home = at;
    const inside = controls.filter((other) => home.contains(other));
    if (inside.length > 3) return null;
    const kinds = inside.map(partOfDate);
    if (inside.length > 1)
      return kinds.every((kind) => kind !== null) && new Set(kinds).size === kinds.length ? inside : null;
  }
  return null;
}

/** Which part of a date a small text box takes, or null. */
export function partOfDate(element: Element): 'day' | 'month' | 'year' | null {
  if (!element.matches('input:not([type=date]):not([type=checkbox]):not([type=radio]),[role=spinbutton]')) return null;
  if (element.getAttribute('role') === 'combobox') return null;
  const id = `${element.getAttribute('data-automation-id') ?? ''}`;
  const hint = fold(element.getAttribute('placeholder') ?? '').toLowerCase();
  const name = fold(element.getAttribute('aria-label') ?? '').toLowerCase();
  for (const [part, hints, words] of [
    ['month', /^m{1,2}$/, /^(?:month|monat|mois|mes|mês|mese|maand|miesiąc)$/],
    ['day', /^(?:d{1,2}|t{1,2}|j{1,2})$/, /^(?:day|tag|jour|día|dia|giorno|dag|dzień)$/],
    ['year', /^(?:y{2,4}|j{4}|a{4}|r{4})$/, /^(?:year|jahr|année|año|ano|anno|jaar|rok)$/],
  ] as const) {
    if (hints.test(hint) || words.test(name) || new RegExp(`dateSection${part}-input`, 'i').test(id)) return part;
  }
  return null;
}

/** Rows of two to six buttons that are the answers of one question. */
export function findChoiceButtons(roots: readonly ParentNode[]): Element[][] {
  const rows = new Map<Element, Element[]>();
  for (const button of roots.flatMap((root) => queryDeep(root, 'button,[role=button]'))) {
    const parent = parentOf(button);
    if (parent && !button.matches('[aria-haspopup],:disabled')) rows.set(parent, [...(rows.get(parent) ?? []), button]);
  }
  const isRow = (row: Element, buttons: readonly Element[]) =>
    buttons.length >= 2 &&
    buttons.length <= 6 &&
    [...row.children].every((child) => buttons.includes(child) || child.matches('input') || !hasSeenFace(child)) &&
    buttons.every((button) => isSeen(button) && fold(button.textContent).length <= 40) &&
    (buttons.every((button) => button.matches('[aria-pressed],[aria-checked]')) ||
      buttons.every((button) => choiceWords.test(fold(button.textContent))));
  return [...rows].filter(([row, buttons]) => isRow(row, buttons)).map(([, buttons]) => buttons);
}
