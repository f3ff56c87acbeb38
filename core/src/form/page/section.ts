import { nameOfGroup } from './label.ts';
import { isNoise, plainText, textOf } from './text.ts';
import { parentOf, queryDeep } from './tree.ts';
import { order, type Scan, type Unit } from './unit.ts';
import { isRendered } from './visibility.ts';
import { cleanLabel } from './words.ts';

/** A heading with the element that it stands over. */
export interface Heading {
  readonly element: Element;
  readonly text: string;
}

/** Headings by tag or role. */
export const writtenHeading = 'h2,h3,h4,h5,h6,[role=heading]';

/** The same, and what has the class name of a section's title; a bar of links around the title is none. */
export const headingSelector = `${writtenHeading},[class*=section-title],[class*=section__title],[class*=--header],[class*=section-header],[class*=card-title]`;

/** Headings of the frame in document order, short ones only. */
export function findHeadings(): Heading[] {
  return queryDeep(document, headingSelector)
    .filter((element) => isRendered(element) && !element.querySelector('h1,input,select,textarea'))
    .filter((element) => element.matches(writtenHeading) || !element.querySelector(`a,button,${writtenHeading}`))
    .map((element) => ({ element, text: plainText(element) || cleanLabel(textOf(element, isNoise)) }))
    .filter(
      (heading) => heading.text.length <= 120 && /\p{L}/u.test(heading.text) && !/required field/i.test(heading.text),
    );
}

/** Section of a field: the legend or group around it, or the last heading before it, whichever is nearer. */
export function sectionOf(unit: Unit, scan: Scan, headings: readonly Heading[]): string {
  let below = unit.main;
  let next = lastBefore(headings, below);
  for (let at = parentOf(below); at; below = at, at = parentOf(at)) {
    const isOwn = scan.owners.get(at) === unit;
    // Headings are in document order: what stands before the block is left for the blocks around it.
    for (let heading = headings[next]; heading && order(heading.element, at) >= 0; heading = headings[--next]) {
      if (!isOwn && standsOver(heading.element, at, below, scan)) return heading.text;
    }
    if (isOwn) continue;
    const named = at.matches('fieldset,[role=group],[role=region],section') ? nameOfGroup(at) : null;
    if (named && named.text.length <= 120) return named.text;
  }
  return '';
}

/** Index of the last heading that stands before an element; -1 when none does. */
export function lastBefore(headings: readonly Heading[], element: Element): number {
  let low = 0;
  let high = headings.length;
  while (low < high) {
    const middle = (low + high) >> 1;
    if (order((headings[middle] as Heading).element, element) < 0) low = middle + 1;
    else high = middle;
  }
  return low - 1;
}

/** A heading is valid for what follows in its own block; one inside a block of other fields ends with that block. */
export function standsOver(heading: Element, block: Element, below: Element, scan: Scan): boolean {
  if (!block.contains(heading) || order(heading, below) >= 0) return false;
  let at = heading;
  while (at.parentElement && at.parentElement !== block) at = at.parentElement;
  return !scan.owners.has(at);
}
