import type { Field, FieldGroup, FormProgress } from '@valet/schemas';
import { findButtons, type RawButton, readButton, withNames } from './button.ts';
import { currentOf } from './current.ts';
import { constraintsOf, errorOf, helpOf, isInvalid, isRequired, optionsOf, wrapperOf } from './detail.ts';
import { type Label, labelOf } from './label.ts';
import { locatorsOf, type PathBook } from './locator.ts';
import { atOneMoment } from './moment.ts';
import { type ButtonNames, findNamed, namedRoles } from './named-button.ts';
import { pageErrors } from './page-error.ts';
import { progressOf } from './progress.ts';
import { findRepeats } from './repeat.ts';
import { findHeadings, type Heading, sectionOf } from './section.ts';
import { stepName } from './step-name.ts';
import { queryDeep } from './tree.ts';
import { type Scan, scanUnits, type Unit } from './unit.ts';
import { fold } from './words.ts';

/** A field as one frame shows it, before it has an id. */
export type RawField = Omit<Field, 'id' | 'frame' | 'sensitive'>;

/** What one frame holds. `scoped` says whether a selector of the form was found in it. */
export interface FrameReading {
  readonly title: string;
  /** What the page calls itself; empty when it says nothing. */
  readonly name: string;
  readonly url: string;
  readonly scoped: boolean;
  readonly fields: readonly RawField[];
  readonly buttons: readonly RawButton[];
  readonly progress: FormProgress | null;
  /** Messages that belong to no field. */
  readonly errors: readonly string[];
}

/** What to read: inside the first scope that is there, with the buttons that a manifest names. */
export interface FrameQuery {
  readonly scope: readonly string[];
  readonly names: ButtonNames;
}

/** Reads all fields and buttons of this frame, inside the first scope that is there, else everywhere. */
export function readFrame({ scope, names }: FrameQuery): FrameReading {
  return atOneMoment(() => readMoment({ scope, names }));
}

export function readMoment({ scope, names }: FrameQuery): FrameReading {
  const found = findScope(scope);
  const roots: readonly ParentNode[] = found.length > 0 ? found : [document];
  const scan = scanUnits(roots);
  const headings = findHeadings();
  const labels = new Map(scan.units.map((unit) => [unit, labelOf(unit, scan)]));
  const paths: PathBook = new Map();
  const named = findNamed(names);
  const elements = new Set([...findButtons(roots, scan), ...named.keys()]);
  const pressed = [...elements].map((element) => ({ element, button: readButton(element, paths) }));
  const buttons = withNames(pressed, { named, roles: namedRoles(names) }).filter(
    ({ button }) => button.label !== '' && button.label.length <= 80,
  );
  const repeats = findRepeats({
    scan,
    headings,
    labels: new Map([...labels].map(([unit, { text }]) => [unit, text])),
    addButtons: buttons.filter(({ button }) => button.role === 'add').map(({ element }) => element),
  });
  const fields = scan.units.map((unit) =>
    readField({
      unit,
      scan,
      headings,
      label: labels.get(unit) ?? labelOf(unit, scan),
      group: repeats.fields.get(unit),
      paths,
    }),
  );
  return {
    title: fold(document.title),
    name: stepName(),
    url: location.href,
    scoped: found.length > 0,
    fields,
    buttons: buttons.map(({ element, button }) => {
      const group = repeats.buttons.get(element);
      return group ? { ...button, group } : button;
    }),
    progress: progressOf(scan, headings),
    errors: pageErrors(
      roots,
      scan,
      fields.flatMap(({ error }) => (error ? [error] : [])),
    ),
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

/** All that the page tells of one field. */
export function readField(given: {
  unit: Unit;
  scan: Scan;
  headings: readonly Heading[];
  label: Label;
  group: FieldGroup | undefined;
  paths: PathBook;
}): RawField {
  const { unit, scan, headings, label, group, paths } = given;
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
    ...(isInvalid(unit) ? { invalid: true } : {}),
    ...(group ? { group } : {}),
    locators: locatorsOf(unit, label, paths),
    domId: unit.main.id || null,
    domName: unit.main.getAttribute('name') || null,
  };
}
