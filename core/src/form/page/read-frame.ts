import type { Field } from '@valet/schemas';
import { findButtons, type RawButton } from './button.ts';
import { currentOf } from './current.ts';
import { constraintsOf, errorOf, helpOf, isRequired, optionsOf, wrapperOf } from './detail.ts';
import { labelOf } from './label.ts';
import { locatorsOf } from './locator.ts';
import { findHeadings, type Heading, sectionOf } from './section.ts';
import { queryDeep } from './tree.ts';
import { type Scan, scanUnits, type Unit } from './unit.ts';
import { fold } from './words.ts';

/** A field as one frame shows it, before it has an id. */
export type RawField = Omit<Field, 'id' | 'frame' | 'sensitive'>;

/** What one frame holds. `scoped` says whether a selector of the form was found in it. */
export interface FrameReading {
  readonly title: string;
  readonly url: string;
  readonly scoped: boolean;
  readonly fields: readonly RawField[];
  readonly buttons: readonly RawButton[];
}

/** Reads all fields and buttons of this frame, inside the first scope that is there, else everywhere. */
export function readFrame({ scope }: { scope: readonly string[] }): FrameReading {
  const found = findScope(scope);
  const roots: readonly ParentNode[] = found.length > 0 ? found : [document];
  const scan = scanUnits(roots);
  const headings = findHeadings();
  return {
    title: fold(document.title),
    url: location.href,
    scoped: found.length > 0,
    fields: scan.units.map((unit) => readField(unit, scan, headings)),
    buttons: findButtons(roots, scan),
  };
}

/** Elements of the first selector that matches anything. */
export function findScope(scope: readonly string[]): Element[] {
  for (const selector of scope) {
    const all = queryDeep(document, selector);
    const outer = all.filter((element) => !all.some((other) => other !== element && other.contains(element)));
    if (outer.length > 0) return outer;
  }
  return [];
}

export function readField(unit: Unit, scan: Scan, headings: readonly Heading[]): RawField {
  const label = labelOf(unit, scan);
  const wrapper = wrapperOf(unit, scan);
  const options = optionsOf(unit);
  const menu = ['react-select', 'typeahead', 'aria-combobox', 'listbox-button'].includes(unit.widget);
  const text = (name: 'help' | 'placeholder' | 'autocomplete' | 'current' | 'error', value: string | null) =>
    value ? { [name]: value } : {};
  const constraints = constraintsOf(unit.main);
  return {
    label: label.text,
    kind: unit.kind,
    widget: unit.widget,
    required: isRequired(unit, label, wrapper),
    options,
    lazyOptions: menu && options.length === 0,
    section: sectionOf(unit, scan, headings),
    ...text('help', helpOf(unit, wrapper, label)),
    ...text('placeholder', fold(unit.main.getAttribute('placeholder'))),
    ...text('autocomplete', unit.main.getAttribute('autocomplete')),
    ...(Object.keys(constraints).length > 0 ? { constraints } : {}),
    ...text('current', currentOf(unit)),
    ...text('error', errorOf(unit, wrapper)),
    locators: locatorsOf(unit, label),
    domId: unit.main.id || null,
    domName: unit.main.getAttribute('name') || null,
  };
}
