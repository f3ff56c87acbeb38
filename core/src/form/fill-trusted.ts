import { isPageLost, isValetError } from '../error/valet-error.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { fieldHandle } from './field-handle.ts';
import { fieldTarget, openerTarget, optionTarget } from './field-target.ts';
import { type FillLimits, fillLimits } from './fill-limit.ts';
import { callInFrame } from './form-script.ts';
import type { PageResult } from './page/page-order.ts';
import { type TypedOrder, toPageOrder } from './typed-order.ts';

/** One more try with real pointer and keys, for pages that do not listen to what scripts do; then proven as before. */
export async function fillTrusted(agent: BrowserAgent, order: TypedOrder, limits = fillLimits): Promise<PageResult> {
  try {
    await actTrusted(agent, order, limits);
  } catch (error) {
    if (!isValetError(error) || isPageLost(error)) throw error;
    // What was not seen through may have been done all the same: only the page tells.
    const held = await prove(agent, order, { ...limits, commitMs: 0 }).catch(() => null);
    const problem = `trusted input failed (${error.code})`;
    return held?.problem === null ? held : { id: order.field.id, committed: null, problem, final: true };
  }
  return prove(agent, order, limits);
}

async function prove(agent: BrowserAgent, order: TypedOrder, limits: FillLimits): Promise<PageResult> {
  const argument = { orders: [toPageOrder(order)], limits, act: false };
  const [result] = await callInFrame(agent, order.field.frame, { call: 'fillFrame', argument });
  return result ?? { id: order.field.id, committed: null, problem: 'the field is not on the page', final: true };
}

async function actTrusted(agent: BrowserAgent, { field, value }: TypedOrder, limits: FillLimits): Promise<void> {
  switch (field.widget) {
    case 'plain':
    case 'date-picker':
    case 'rich-text':
    case 'code-boxes':
      await agent.fillField(fieldTarget(field), textOf(value));
      return agent.pressKey('Tab');
    case 'react-select':
    case 'aria-combobox':
    case 'listbox-button':
    case 'typeahead':
      return chooseTrusted(agent, { field, value }, limits);
    case 'radio-group':
    case 'checkbox-group':
    case 'button-group':
      for (const label of labelsOf(value)) await agent.clickElement(optionTarget(field, label));
      return;
    case 'checkbox':
      return agent.clickElement(fieldTarget(field));
    default:
      return;
  }
}

/** Chooses each label; the field is left with its menu closed, whatever came of it: many settle only then what they hold. */
async function chooseTrusted(agent: BrowserAgent, order: TypedOrder, limits: FillLimits): Promise<void> {
  try {
    await pressOptions(agent, order, limits);
  } finally {
    const { field } = order;
    await callInFrame(agent, field.frame, { call: 'leaveField', argument: { field: fieldHandle(field) } });
  }
}

async function pressOptions(agent: BrowserAgent, { field, value }: TypedOrder, limits: FillLimits): Promise<void> {
  for (const label of labelsOf(value)) {
    await agent.clickElement(openerTarget(field));
    const option = optionTarget(field, label);
    if (field.widget === 'typeahead') await agent.fillField(fieldTarget(field), label);
    const query = { field: fieldHandle(field), option: label, limitMs: limits.suggestMs };
    await callInFrame(agent, field.frame, { call: 'waitForElement', argument: query });
    await agent.clickElement(option);
  }
}

function textOf(value: TypedOrder['value']): string {
  if (value.kind === 'text') return value.text;
  return value.kind === 'options' ? value.options.join(', ') : String(value.checked);
}

function labelsOf(value: TypedOrder['value']): readonly string[] {
  if (value.kind === 'options') return value.options;
  return [textOf(value)];
}
