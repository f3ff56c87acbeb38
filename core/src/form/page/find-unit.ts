import type { Locator } from '@valet/schemas';
import { labelOf } from './label.ts';
import { locatorsOf, testAttributes } from './locator.ts';
import { atOneMoment } from './moment.ts';
import { type FieldHandle, isSingle, quickUnit } from './quick-unit.ts';
import { type Scan, scanUnits, type Unit } from './unit.ts';
import { fold, normalText } from './words.ts';

/** Scans and labels are made once for all fields of one call. */
export interface Finder {
  scan: Scan | null;
  readonly labels: Map<Unit, { label: string; locators: Locator[] }>;
}

/** A finder for one call; it is to be reset when the page may have changed. */
export function makeFinder(): Finder {
  return { scan: null, labels: new Map() };
}

/** Forgets what was seen of the page. */
export function resetFinder(finder: Finder): void {
  finder.scan = null;
  finder.labels.clear();
}

/** The field in the page, or null when no control or more than one fits its locators equally well. */
export function findUnit(handle: FieldHandle, finder: Finder): Unit | null {
  const quick = quickUnit(handle);
  if (quick) return quick;
  const known = finder.scan ? bestUnit(handle, finder) : null;
  if (known?.main.isConnected) return known;
  resetFinder(finder);
  return bestUnit(handle, finder);
}

/** The one field that agrees with most locators. */
export function bestUnit(handle: FieldHandle, finder: Finder): Unit | null {
  finder.scan ??= atOneMoment(() => scanUnits([document]));
  let best: Unit | null = null;
  let most = 1;
  for (const unit of finder.scan.units) {
    if (isSingle(unit) !== isSingle(handle)) continue;
    const score = scoreOf(unit, handle, finder);
    if (score === most && best) best = null;
    if (score > most) {
      best = unit;
      most = score;
    }
  }
  return best ? { ...best, widget: handle.widget, kind: handle.kind } : null;
}

/** Agreement of a field with the locators: names count double, CSS only as the tie-break between equals. */
export function scoreOf(unit: Unit, handle: FieldHandle, finder: Finder): number {
  const known = finder.labels.get(unit) ?? describeUnit(unit, finder);
  let score = 0;
  for (const locator of handle.locators) {
    if (locator.by === 'label' && normalText(locator.label) === normalText(known.label)) score += 2;
    if (
      locator.by === 'role' &&
      known.locators.some(
        (own) => own.by === 'role' && own.role === locator.role && fold(own.name) === fold(locator.name),
      )
    )
      score += 2;
    if (locator.by === 'attribute' && unit.main.getAttribute(locator.name) === locator.value)
      score += (testAttributes as readonly string[]).includes(locator.name) ? 2 : 1;
    if (locator.by === 'css' && matchesCss(unit.main, locator.css)) score += 1;
  }
  return score;
}

/** Label and locators of a field as the page shows it now. */
export function describeUnit(unit: Unit, finder: Finder): { label: string; locators: Locator[] } {
  const label = labelOf(unit, finder.scan ?? { units: [], owners: new Map() });
  const known = { label: label.text, locators: locatorsOf(unit, label) };
  finder.labels.set(unit, known);
  return known;
}

/** False for a selector that the browser does not know. */
export function isCss(css: string): boolean {
  try {
    return document.createDocumentFragment().querySelector(css) === null;
  } catch {
    return false;
  }
}

/** `matches` that treats a selector the browser does not know as no match. */
export function matchesCss(element: Element, css: string): boolean {
  try {
    return element.matches(css);
  } catch {
    return false;
  }
}
