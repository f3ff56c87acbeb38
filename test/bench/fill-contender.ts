import path from 'node:path';
import type { PlaywrightAgent } from '@valet/agent-playwright';
import { type FillOrder, systemClock } from '@valet/core';
import { fillForm } from '@valet/core/engine';
import type { Page } from 'playwright-core';

/** A page that is ready to be filled, and the agent on it. */
export interface Bench {
  readonly page: Page;
  readonly agent: PlaywrightAgent;
  /** Labels that more than one field of the page has. */
  readonly twins: ReadonlySet<string>;
}

/** One way to fill a form with the same orders. Resolves when it holds the form to be filled. */
export type Contender = (bench: Bench, orders: readonly FillOrder[]) => Promise<void>;

/** The engine: the frozen plan in one go. Throws when it says itself that a field is not filled. */
export const engine: Contender = async ({ agent }, orders) => {
  const { signal } = new AbortController();
  const results = await fillForm(agent, orders, { pace: 'instant', clock: systemClock, signal });
  const open = results.filter(({ outcome }) => outcome !== 'filled');
  if (open.length > 0) throw new Error(open.map(({ fieldId, detail }) => `${fieldId}: ${detail}`).join('; '));
};

/**
 * What `playwright codegen` writes down: find by role and name (by id where another control has the same name), click,
 * fill; menus by click and option.
 */
export const codegen: Contender = async ({ page, twins: twinLabels }, orders) => {
  for (const { field, value } of orders) {
    const twins = twinLabels.has(field.label);
    const find = (role: 'textbox' | 'combobox' | 'spinbutton') =>
      twins ? page.locator(`[id="${field.domId}"]`) : page.getByRole(role, { name: field.label, exact: true });
    if (value.kind === 'files') await page.locator(`[id="${field.domId}"]`).setInputFiles(value.files.map(asPath));
    if (value.kind === 'text' && field.kind !== 'combobox') {
      const box = find(field.kind === 'number' ? 'spinbutton' : 'textbox');
      await box.click();
      await box.fill(value.text);
    }
    if (value.kind === 'options' && field.kind === 'checkboxes') {
      for (const option of value.options) await page.getByRole('checkbox', { name: option, exact: true }).check();
    }
    if (value.kind === 'checked') await page.getByRole('checkbox', { name: field.label }).setChecked(value.checked);
    if (field.widget !== 'react-select' && field.widget !== 'typeahead') continue;
    for (const option of textsOf(value)) {
      await find('combobox').click();
      if (field.widget === 'typeahead') await find('combobox').fill(option);
      await page.getByRole('option', { name: option, exact: true }).click();
    }
  }
};

/** `page.fill` by selector, one field after another; menus by click and option. */
export const pageFill: Contender = async ({ page }, orders) => {
  for (const { field, value } of orders) {
    const css = `[id="${field.domId}"]`;
    if (value.kind === 'files') await page.setInputFiles(css, value.files.map(asPath));
    if (value.kind === 'text' && field.kind !== 'combobox') await page.fill(css, value.text);
    if (value.kind === 'checked') await page.setChecked(css, value.checked);
    if (value.kind === 'options' && field.kind === 'checkboxes') {
      for (const option of value.options) await page.getByLabel(option, { exact: true }).check();
    }
    if (field.widget !== 'react-select' && field.widget !== 'typeahead') continue;
    for (const option of textsOf(value)) {
      await page.click(css);
      if (field.widget === 'typeahead') await page.fill(css, option);
      await page.getByRole('option', { name: option, exact: true }).click();
    }
  }
};

/** The floor for text: one evaluation that sets every box past React's setter and reads all of them back. */
export const oneEvaluate: Contender = async ({ page }, orders) => {
  const texts = orders.map(({ field, value }) => [field.domId ?? '', value.kind === 'text' ? value.text : ''] as const);
  const wrong = await page.evaluate(async (pairs) => {
    const setterOf = (type: typeof HTMLInputElement | typeof HTMLTextAreaElement) =>
      Object.getOwnPropertyDescriptor(type.prototype, 'value')?.set;
    const [ofInput, ofArea] = [setterOf(HTMLInputElement), setterOf(HTMLTextAreaElement)];
    for (const [id, text] of pairs) {
      const box = document.getElementById(id) as HTMLInputElement;
      (box instanceof HTMLTextAreaElement ? ofArea : ofInput)?.call(box, text);
      box.dispatchEvent(new InputEvent('input', { bubbles: true }));
      box.dispatchEvent(new Event('change', { bubbles: true }));
    }
    await new Promise((resolve) => setTimeout(resolve));
    return pairs.filter(([id, text]) => (document.getElementById(id) as HTMLInputElement).value !== text).length;
  }, texts);
  if (wrong > 0) throw new Error(`${wrong} boxes do not hold their text`);
};

/** Texts or labels of a value. */
export function textsOf(value: FillOrder['value']): readonly string[] {
  if (value.kind === 'text') return [value.text];
  return value.kind === 'options' ? value.options : [];
}

/** Path of a file that is sent under its own name. */
export function asPath(file: { path: string; name: string }): string {
  if (path.basename(file.path) !== file.name) throw new Error(`${file.path} would be sent under another name`);
  return file.path;
}
