import type { Locator } from '@valet/schemas';
import { cssFor, sameWords } from './find-element.ts';
import { describeUnit, type Finder, isCss, makeFinder, matchesCss } from './find-unit.ts';
import { accessibleName, textOfButton } from './label.ts';
import { roleOf } from './locator.ts';
import { atOneMoment, labelsOf } from './moment.ts';
import { textOf } from './text.ts';
import { closestDeep, queryDeep } from './tree.ts';
import { scanUnits, type Unit } from './unit.ts';
import { isSeen } from './visibility.ts';
import { cleanLabel, fold, normalText } from './words.ts';

/** What is looked for: a control that is pressed, a field that is filled, or anything that is shown. */
export type LocateKind = 'control' | 'field' | 'any';

/** Everything that a person might press. */
export const pressable =
  'a[href],button,input,select,textarea,summary,label,[role],[tabindex],[contenteditable=true],h1,h2,h3,h4,h5,h6,li,img';

/** What a press on something inside means. */
export const pressedWhole =
  'a[href],button,summary,label,[role=button],[role=link],[role=tab],[role=option],[role=menuitem],[role=checkbox],[role=radio],[role=switch]';

/** For each locator the elements that it leads to, each once, in document order. */
export function locate(locators: readonly Locator[], kind: LocateKind): Element[][] {
  const finder = makeFinder();
  return locators.map((locator) => [...new Set(elementsFor(locator, kind, finder))]);
}

export function elementsFor(locator: Locator, kind: LocateKind, finder: Finder): Element[] {
  if (kind === 'field') {
    finder.scan ??= atOneMoment(() => scanUnits([document]));
    return finder.scan.units.filter((unit) => leadsToUnit(locator, unit, finder)).map(({ main }) => main);
  }
  const found = pointedBy(locator);
  return kind === 'any' ? found.filter(isSeen) : found.map(controlOf).filter(isSeen);
}

/** Whether a locator leads to a field, by what the page calls it now. */
export function leadsToUnit(locator: Locator, unit: Unit, finder: Finder): boolean {
  if (locator.by === 'attribute')
    return unit.members.some((member) => member.getAttribute(locator.name) === locator.value);
  if (locator.by === 'css') return unit.members.some((member) => matchesCss(member, locator.css));
  const known = finder.labels.get(unit) ?? describeUnit(unit, finder);
  if (locator.by !== 'role') {
    const wanted = normalText(cleanLabel(locator.by === 'label' ? locator.label : locator.text));
    return wanted !== '' && wanted === normalText(known.label);
  }
  const isNamed = known.locators.some(
    (own) => own.by === 'role' && own.role === locator.role && fold(own.name) === fold(locator.name),
  );
  return (
    isNamed || (roleOf(unit.main) === locator.role && normalText(cleanLabel(locator.name)) === normalText(known.label))
  );
}

/** Elements that a locator points to, seen or not. */
export function pointedBy(locator: Locator): Element[] {
  const css = cssFor(locator);
  if (css !== null) return isCss(css) ? queryDeep(document, css) : [];
  if (locator.by === 'text') return wordedBy(locator.text);
  return queryDeep(document, pressable).filter((element) => {
    if (locator.by === 'label') return sameWords(nameOfElement(element), locator.label);
    return (
      locator.by === 'role' && shownRole(element) === locator.role && sameWords(nameOfElement(element), locator.name)
    );
  });
}

export function nameOfElement(element: Element): string {
  return accessibleName(element) || textOfButton(element);
}

/** ARIA role of any element; empty where it has none that a step would name. */
export function shownRole(element: Element): string {
  if (
    element.hasAttribute('role') ||
    element.matches('a[href],button,summary,input,select,textarea,[contenteditable=true]')
  )
    return roleOf(element);
  if (element.matches('h1,h2,h3,h4,h5,h6')) return 'heading';
  if (element.matches('li')) return 'listitem';
  return element.matches('img') ? 'img' : '';
}

/** The innermost elements that show exactly these words. */
export function wordedBy(words: string): Element[] {
  const longest = 4 * words.length + 200;
  const worded = queryDeep(document, 'body *').filter((element) => {
    const { length } = element.textContent ?? '';
    if (element.matches('input[type=submit],input[type=button]')) return sameWords(accessibleName(element), words);
    return length > 0 && length <= longest && sameWords(shownText(element), words);
  });
  return worded.filter((element) => !worded.some((other) => other !== element && element.contains(other)));
}

/** Text as the page shows it. */
export function shownText(element: Element): string {
  return fold(textOf(element, (child) => child.matches('script,style,template,noscript')));
}

/** What a press on the element presses: the button around it, the control of a label, the label of a styled control. */
export function controlOf(element: Element): Element {
  const whole = closestDeep(element, pressedWhole) ?? element;
  const control = whole instanceof HTMLLabelElement ? whole.control : null;
  if (control && isSeen(control)) return control;
  const [label] = isSeen(whole) ? [] : labelsOf(whole);
  return label ?? whole;
}
