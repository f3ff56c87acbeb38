import type { FieldOption } from '@valet/schemas';
import { choicesOf } from '../../form/page/driver-menu.ts';
import { menuOf, textOfOption } from '../../form/page/menu.ts';
import { atOneMoment } from '../../form/page/moment.ts';
import { isOpen, othersOf } from '../../form/page/open-menu.ts';
import { type FrameQuery, findScope, readMoment } from '../../form/page/read-frame.ts';
import { type Scan, scanUnits, type Unit } from '../../form/page/unit.ts';
import type { WatchedReading } from '../recorder-message.ts';

/** What the recorder keeps of the fields of a document, by their first control. */
export interface FieldMemory {
  /** Those that the person did something to. */
  readonly acted: WeakSet<Element>;
  /** Options that their menus showed. */
  readonly seen: WeakMap<Element, Map<string, FieldOption>>;
}

/** Widgets whose options are there only while their menu is open. */
export const menuWidgets = ['react-select', 'typeahead', 'aria-combobox', 'listbox-button'];

/** The form of this frame as it is now, with what the person did to each field. */
export function readWatched(query: FrameQuery, memory: FieldMemory): WatchedReading {
  return atOneMoment(() => {
    const found = findScope(query.scope);
    const { units } = scanUnits(found.length > 0 ? found : [document]);
    const reading = readMoment(query);
    const fields = reading.fields.map((field, at) => {
      const main = units[at]?.main;
      const { current: shown = '', ...rest } = field;
      const held = main && menuWidgets.includes(field.widget) ? choicesOf(main).join('; ') : shown;
      return {
        ...rest,
        ...(held === '' || field.kind === 'password' ? {} : { current: held }),
        acted: main !== undefined && memory.acted.has(main),
        seen: main ? [...(memory.seen.get(main)?.values() ?? [])] : [],
      };
    });
    return { ...reading, fields };
  });
}

/** Remembers the options of all menus that are open now: they are gone once one is chosen. */
export function noteMenus({ units }: Scan, { seen }: FieldMemory): void {
  for (const { main, widget } of units) {
    if (!menuWidgets.includes(widget) || !isOpen(main)) continue;
    const known = seen.get(main) ?? new Map<string, FieldOption>();
    seen.set(main, known);
    for (const option of menuOf(main, othersOf(main)).options) {
      const label = textOfOption(option);
      if (label !== '') known.set(label, { label });
    }
  }
}

/** The field that something on the path of an event belongs to; null where it belongs to none, or to several. */
export function unitOn(path: readonly EventTarget[], { units, owners }: Scan): Unit | null {
  for (const target of path) {
    if (!(target instanceof Element)) continue;
    const owner = owners.get(target);
    if (owner !== undefined) return owner;
    const labelled = target instanceof HTMLLabelElement ? target.control : null;
    const named = labelled && units.find(({ members }) => members.includes(labelled));
    if (named) return named;
  }
  return null;
}
