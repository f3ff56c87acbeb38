import { findButtons, readButton, withNames } from '../../form/page/button.ts';
import { type ButtonNames, findNamed, namedRoles } from '../../form/page/named-button.ts';
import type { Scan } from '../../form/page/unit.ts';
import type { RecorderMessage } from '../recorder-message.ts';

/** What is pressed though it is no button: links, tabs, items of menus. */
export const pressableSelector = 'a[href],summary,[role=tab],[role=menuitem],[role=link]';

/** What in a field answers to a press itself. */
export const fieldPartSelector = 'label,option,[role=option]';

/** The button or link on the path of a click, as a step would find it again; null where it is a part of a field, or nothing. */
export function pressOn(
  path: readonly EventTarget[],
  { scan, names }: { readonly scan: Scan; readonly names: ButtonNames },
): Extract<RecorderMessage, { kind: 'press' }>['button'] | null {
  const named = findNamed(names);
  const buttons = new Set([...findButtons([document], scan), ...named.keys()]);
  const used = new Set(scan.units.flatMap(({ members }) => members));
  for (const element of path) {
    if (!(element instanceof Element)) continue;
    if (used.has(element) || element.matches(fieldPartSelector)) return null;
    if (!buttons.has(element) && !element.matches(pressableSelector)) continue;
    const [pressed] = withNames([{ element, button: readButton(element, new Map()) }], {
      named,
      roles: namedRoles(names),
    });
    return pressed?.button ?? null;
  }
  return null;
}
