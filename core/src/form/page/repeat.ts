import type { FieldGroup } from '@valet/schemas';
import { type Heading, sectionOf } from './section.ts';
import { commonAncestor, holds, parentOf } from './tree.ts';
import { order, type Scan, type Unit } from './unit.ts';

/** Groups that repeat: the row of each field that stands in one, and the group to which a button adds a row. */
export interface Repeats {
  readonly fields: ReadonlyMap<Unit, FieldGroup>;
  readonly buttons: ReadonlyMap<Element, string>;
}

/** A number at the end of a row's heading: "Employer 2", "Education (1)", "Reference #3". */
export const rowNumber = /\s*[([#]*\s*(\d{1,2})\s*[)\]]*$/u;

/** What the repeats are found from. */
export interface RepeatView {
  readonly scan: Scan;
  readonly labels: ReadonlyMap<Unit, string>;
  readonly headings: readonly Heading[];
  readonly addButtons: readonly Element[];
}

/** Finds repeating groups by their "add" buttons, and where there is none by numbered headings. */
export function findRepeats(view: RepeatView): Repeats {
  const fields = new Map<Unit, FieldGroup>();
  const buttons = new Map<Element, string>();
  for (const button of view.addButtons) {
    const home = groupHome(button, view);
    if (!home) continue;
    const units = view.scan.units.filter(({ main }) => holds(home, main));
    const name = groupName({ button, home, units, view });
    if (name === '' || units.some((unit) => fields.has(unit))) continue;
    if (units.length > 0 && units.every(({ kind }) => kind === 'file')) continue;
    buttons.set(button, name);
    for (const [unit, row] of rowsOf(home, units, view)) fields.set(unit, { name, row });
  }
  for (const [unit, group] of numberedSections(view)) if (!fields.has(unit)) fields.set(unit, group);
  return { fields, buttons };
}

/** The block that an "add" button stands in with its rows; a block that holds other groups or the whole form is none. */
export function groupHome(button: Element, { scan, headings, addButtons }: RepeatView): Element | null {
  let titled: Element | null = null;
  for (let at = parentOf(button), level = 0; at && level < 7; at = parentOf(at), level += 1) {
    if (at.matches('form,body,main,[role=main],[role=dialog]')) break;
    const block = at;
    if (addButtons.some((other) => other !== button && holds(block, other))) break;
    if (scan.owners.has(at)) return at;
    if (!titled && headings.some(({ element }) => holds(block, element))) titled = at;
  }
  return titled;
}

/** Name of a group: its heading, without the number of a row. */
export function groupName(given: { button: Element; home: Element; units: readonly Unit[]; view: RepeatView }): string {
  const { button, home, units, view } = given;
  const first = units[0]?.main ?? button;
  const inside = view.headings.find(({ element }) => holds(home, element) && order(element, first) < 0);
  const text = inside?.text ?? (units[0] ? sectionOf(units[0], view.scan, view.headings) : '');
  return text.replace(rowNumber, '');
}

/** Row of each field: by blocks that ask alike, else by how often its label has come before. */
export function rowsOf(home: Element, units: readonly Unit[], { labels }: RepeatView): Map<Unit, number> {
  const rows = new Map<Unit, number>();
  const inner = units.length > 0 ? (commonAncestor(units.map(({ main }) => main)) ?? home) : home;
  const blocks = [...(inner.shadowRoot ?? inner).children]
    .map((child) => units.filter(({ main }) => holds(child, main)))
    .filter((block) => block.length > 0);
  const keys = blocks.map((block) => new Set(block.map((unit) => labels.get(unit) ?? '')));
  const alike = (index: number) =>
    [...(keys[index] ?? [])].filter((key) => keys[0]?.has(key)).length * 2 >= (keys[index]?.size ?? 0);
  const areRows = blocks.length > 1 && blocks.every((block, index) => block.length > 1 && alike(index));
  if (areRows) {
    for (const [row, block] of blocks.entries()) for (const unit of block) rows.set(unit, row);
    return rows;
  }
  const seen = new Map<string, number>();
  for (const unit of units) {
    const label = labels.get(unit) ?? '';
    rows.set(unit, seen.get(label) ?? 0);
    seen.set(label, (seen.get(label) ?? 0) + 1);
  }
  return rows;
}

/** Fields below headings that differ by a number only. */
export function numberedSections({ scan, headings, labels }: RepeatView): Map<Unit, FieldGroup> {
  const found = new Map<Unit, FieldGroup>();
  const byName = new Map<string, { readonly number: number; readonly unit: Unit }[]>();
  if (!headings.some(({ text }) => rowNumber.test(text))) return found;
  for (const unit of scan.units) {
    const section = sectionOf(unit, scan, headings);
    const number = Number(rowNumber.exec(section)?.[1] ?? Number.NaN);
    const name = section.replace(rowNumber, '');
    if (!Number.isNaN(number) && name !== '') byName.set(name, [...(byName.get(name) ?? []), { number, unit }]);
  }
  for (const [name, items] of byName) {
    const numbers = [...new Set(items.map(({ number }) => number))];
    const texts = items.map(({ unit }) => labels.get(unit) ?? '');
    if (numbers.length < 2 || new Set(texts).size === texts.length) continue;
    for (const { number, unit } of items) found.set(unit, { name, row: numbers.indexOf(number) });
  }
  return found;
}
