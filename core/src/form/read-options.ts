import type { Field, FieldOption } from '@valet/schemas';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { byFrame, fieldHandle } from './field-handle.ts';
import { fillLimits } from './fill-limit.ts';
import { callInFrame } from './form-script.ts';

/**
 * Opens the fields' menus one after another, collects their options and closes them again. Returns options by field id;
 * a menu that shows none until one types (place searches) gives an empty list.
 */
export async function readOptions(
  agent: BrowserAgent,
  fields: Field | readonly Field[],
): Promise<ReadonlyMap<string, readonly FieldOption[]>> {
  const asked = Array.isArray(fields) ? fields : [fields];
  const found = new Map<string, readonly FieldOption[]>();
  for (const [frame, items] of byFrame(asked.map((field) => ({ field })))) {
    const argument = { fields: items.map(({ field }) => fieldHandle(field)), limits: fillLimits };
    const read = await callInFrame(agent, frame, { call: 'readMenus', argument });
    for (const { id, options } of read) found.set(id, options);
  }
  return found;
}

/** What the fields hold now, as a person would read it, by field id; null where a field is empty or gone. */
export async function readValues(
  agent: BrowserAgent,
  fields: readonly Field[],
): Promise<ReadonlyMap<string, string | null>> {
  const values = new Map<string, string | null>();
  for (const [frame, items] of byFrame(fields.map((field) => ({ field })))) {
    const argument = { fields: items.map(({ field }) => fieldHandle(field)) };
    const read = await callInFrame(agent, frame, { call: 'readFrameValues', argument });
    for (const { id, value } of read) values.set(id, value);
  }
  return values;
}
