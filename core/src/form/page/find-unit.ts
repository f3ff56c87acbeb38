import type { Field, Locator } from '@valet/schemas';
import { accessibleName, labelOf, ownLabel } from './label.ts';
import { locatorsOf, testAttributes } from './locator.ts';
import { fold, normalText } from './text.ts';
import { type Scan, scanUnits, type Unit } from './unit.ts';

/** What is needed to find a field again. */
export type FieldHandle = Pick<Field, 'label' | 'kind' | 'widget' | 'locators' | 'domId' | 'domName'>;

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
  return quickUnit(handle) ?? bestUnit(handle, finder);
}

/** By id, when the control there still has the same name: two locators agree, nothing else is looked at. */
export function quickUnit(handle: FieldHandle): Unit | null {
  if (!isSingle(handle) || !handle.domId) return null;
  const main = document.getElementById(handle.domId);
  if (!main?.isConnected) return null;
  const name = handle.locators.find((locator) => locator.by === 'role')?.name;
  const agrees =
    (name !== undefined && accessibleName(main) === name) ||
    normalText(ownLabel(main)?.text ?? '') === normalText(handle.label);
  return agrees ? { main, members: [main], kind: handle.kind, widget: handle.widget } : null;
}

/** True for fields that have one control only. */
export function isSingle({ widget }: Pick<FieldHandle, 'widget'>): boolean {
  return !['radio-group', 'checkbox-group', 'button-group', 'segmented-date', 'code-boxes'].includes(widget);
}

/** The one field that agrees with most locators. */
export function bestUnit(handle: FieldHandle, finder: Finder): Unit | null {
  finder.scan ??= scanUnits([document]);
  const { scan } = finder;
  let best: Unit | null = null;
  let most = 1;
  for (const unit of scan.units) {
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

/** `matches` that treats a selector the browser does not know as no match. */
export function matchesCss(element: Element, css: string): boolean {
  try {
    return element.matches(css);
  } catch {
    return false;
  }
}
