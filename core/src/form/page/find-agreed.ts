import type { ButtonRole, FieldKind, Locator } from '@valet/schemas';
import { agree, type Vote } from './agree.ts';
import { buttonRole, findButtons, readButton } from './button.ts';
import { controlSelector, isSiteControl } from './control.ts';
import { currentOf } from './current.ts';
import { makeFinder } from './find-unit.ts';
import { accessibleName, labelOf, textOfButton } from './label.ts';
import { elementsFor, type LocateKind, leadsToUnit, locate } from './locate.ts';
import { atOneMoment } from './moment.ts';
import { type RawField, readField } from './read-frame.ts';
import { findRepeats } from './repeat.ts';
import { findHeadings } from './section.ts';
import { closestDeep, holds, queryDeep } from './tree.ts';
import { makeUnit, scanUnits } from './unit.ts';
import { isSeen } from './visibility.ts';

/** A step's locators as they are asked of a page. */
export interface AgreedQuery {
  readonly locators: readonly Locator[];
  /** What each locator goes by, and whether it is a path; in the locators' order. */
  readonly ways: readonly { readonly way: string; readonly isPath: boolean }[];
  readonly kind: LocateKind;
  readonly isLenient: boolean;
  /** Of a field in a part of the form that repeats: its row, counted from 0. */
  readonly row: number | null;
}

/** What a press on an element would do, as far as its surroundings tell. */
export interface PressSurroundings {
  readonly role: ButtonRole;
  /** It is a form's own submit button. */
  readonly submits: boolean;
  /** It is a box in which Enter sends the form. */
  readonly submitsOnEnter: boolean;
  readonly isDisabled: boolean;
  /** Kinds of the fields of its form; of the whole page where it stands in none. */
  readonly fields: readonly FieldKind[];
}

/** What the frame says about a step's locators. */
export type Found =
  | { readonly kind: 'none' }
  | { readonly kind: 'split'; readonly why: string }
  | { readonly kind: 'element'; readonly press: PressSurroundings }
  /** `isOutside`: a control of the site itself, its search box, that is no part of a form to apply with. */
  | { readonly kind: 'field'; readonly field: RawField; readonly isOutside: boolean };

/** Looks up what each query's locators agree on. */
export function findAgreed({ queries }: { readonly queries: readonly AgreedQuery[] }): Found[] {
  return queries.map((query) => (query.kind === 'field' ? findAgreedField(query) : findAgreedControl(query)));
}

export function findAgreedControl(query: AgreedQuery): Found {
  const found = agreedAmong(locate(query.locators, query.kind), query);
  return found instanceof Element ? { kind: 'element', press: surroundingsOf(found) } : found;
}

/** The element that locators agree on; what is said of them where they do not. */
export function agreedAmong(
  lists: readonly (readonly Element[])[],
  { ways, isLenient }: Pick<AgreedQuery, 'ways' | 'isLenient'>,
): Element | Exclude<Found, { kind: 'element' } | { kind: 'field' }> {
  const all = [...new Set(lists.flat())];
  const agreed = agree(votesOf(lists, all, ways), isLenient);
  if (agreed.kind !== 'one') return agreed;
  return all[agreed.at] ?? { kind: 'none' };
}

export function votesOf(
  lists: readonly (readonly Element[])[],
  all: readonly Element[],
  ways: AgreedQuery['ways'],
): Vote[] {
  return lists.map((list, at) => ({
    way: ways[at]?.way ?? '',
    isPath: ways[at]?.isPath === true,
    found: list.map((element) => all.indexOf(element)),
  }));
}

/** For trusted input: the element that the locators agree on now, or null. */
export function agreedElement(query: AgreedQuery): Element | null {
  const lists = query.kind === 'field' ? fieldLists(query).lists : locate(query.locators, query.kind);
  const found = agreedAmong(lists, query);
  return found instanceof Element ? found : null;
}

/** Gives the agreed element the focus; false where there is none. */
export function focusAgreed(query: AgreedQuery): boolean {
  const element = agreedElement(query);
  if (element instanceof HTMLElement) element.focus();
  return element !== null;
}

/** What the agreed control holds, as a person reads it; null where there is none. */
export function agreedValue(query: AgreedQuery): string | null {
  const element = agreedElement(query);
  return element ? currentOf(makeUnit(element, [element], new Set())) : null;
}

export function findAgreedField(query: AgreedQuery): Found {
  return atOneMoment(() => {
    const { lists, units, scan, outside, groups, ways } = fieldLists(query);
    const found = agreedAmong(lists, { ways, isLenient: query.isLenient });
    if (!(found instanceof Element)) return found;
    const unit = units.find(({ main }) => main === found);
    if (!unit) return { kind: 'none' };
    const label = labelOf(unit, scan);
    const group = groups.get(unit);
    const field = readField({ unit, scan, headings: findHeadings(), label, group, paths: new Map() });
    return { kind: 'field', field, isOutside: outside.includes(unit) };
  });
}

/** For each locator the main controls of the fields that it leads to, the site's own search among them. */
export function fieldLists({ locators, ways, row }: AgreedQuery) {
  const finder = makeFinder();
  const scan = scanUnits([document]);
  finder.scan = scan;
  const known = new Set(scan.units.flatMap(({ members }) => members));
  const outside = queryDeep(document, controlSelector)
    .filter((element) => !known.has(element) && isSeen(element) && isSiteControl(element))
    .filter(
      (element) => !element.matches('input:is([type=submit],[type=button],[type=image],[type=reset],[type=hidden])'),
    )
    .map((element) => makeUnit(element, [element], new Set()));
  const groups = row === null ? new Map() : rowsOfPage(scan);
  const units = [...scan.units, ...outside].filter((unit) => {
    const own = groups.get(unit);
    return own === undefined ? row === null || groups.size === 0 : own.row === row;
  });
  const lists = locators.map((locator) =>
    units.filter((unit) => leadsToUnit(locator, unit, finder)).map(({ main }) => main),
  );
  if (row === null || groups.size === 0) return { lists, units, scan, outside, groups, ways };
  // Where a field stands among the rows is one more way to find it.
  const worded = [...new Set(lists.filter((_, at) => ways[at]?.way === 'its words').flat())];
  return {
    lists: [...lists, worded],
    units,
    scan,
    outside,
    groups,
    ways: [...ways, { way: 'its row', isPath: false }],
  };
}

export function rowsOfPage(scan: ReturnType<typeof scanUnits>) {
  const paths = new Map();
  const labels = new Map(scan.units.map((unit) => [unit, labelOf(unit, scan).text]));
  const addButtons = findButtons([document], scan).filter((element) => readButton(element, paths).role === 'add');
  return findRepeats({ scan, labels, headings: findHeadings(), addButtons }).fields;
}

/** What a press would do, by the element itself and the form around it. */
export function surroundingsOf(element: Element): PressSurroundings {
  const label = element.matches('input') ? accessibleName(element) : textOfButton(element);
  const form = (element as Partial<HTMLInputElement>).form ?? closestDeep(element, 'form');
  const units = scanUnits([document]).units.filter(({ main }) => !form || holds(form, main));
  const isButton = element.matches('button:not([type=button],[type=reset]),input[type=submit],input[type=image]');
  const isBox = element.matches('input:not([type=button],[type=reset],[type=checkbox],[type=radio],[type=file])');
  return {
    role: buttonRole(element, label, accessibleName(element) || label),
    submits: form !== null && isButton,
    submitsOnEnter: form !== null && isBox,
    isDisabled: element.matches(':disabled,[aria-disabled=true]'),
    fields: units.map(({ kind }) => kind),
  };
}

/** Whether the frame shows what a locator leads to. */
export function showsLocated({ locator }: { readonly locator: Locator }): boolean {
  const finder = makeFinder();
  const kinds = ['any', 'control', 'field'] as const;
  return kinds.some((kind) => elementsFor(locator, kind, finder).length > 0);
}

/** Tells one document from the next. */
export function documentMark(): string {
  return `${location.href.replace(/#.*$/s, '')} ${performance.timeOrigin}`;
}
