import type { Field } from '@valet/schemas';
import type { ElementTarget } from '../plugin/browser-agent.ts';
import { fieldHandle } from './field-handle.ts';
import { targetOf } from './form-script.ts';

/** The control of a field, for trusted input: found by the agreement of its locators, or not at all. */
export function fieldTarget(field: Field): ElementTarget {
  return targetOf(field.frame, { call: 'findFieldElement', argument: { field: fieldHandle(field) } });
}

/** One option of a field: a radio, a box, a button of its row, or an item of its open menu. */
export function optionTarget(field: Field, option: string): ElementTarget {
  return targetOf(field.frame, { call: 'findFieldElement', argument: { field: fieldHandle(field), option } });
}

/** What a person would press to open a field's menu. */
export function openerTarget(field: Field): ElementTarget {
  return targetOf(field.frame, { call: 'findOpener', argument: { field: fieldHandle(field) } });
}
