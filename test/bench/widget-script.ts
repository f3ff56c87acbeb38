import type { WidgetKind } from '@valet/practice';
import type { Page } from 'playwright-core';
import type { WidgetTask } from '../support/widget-bench.ts';
import { textsOf } from './fill-contender.ts';

/** What a script is given: the page, the field's label, and the texts to commit. */
interface Given {
  readonly page: Page;
  readonly label: string;
  readonly texts: readonly string[];
  /** The first text; of a file, its path. */
  readonly first: string;
}

type Script = (given: Given) => Promise<unknown>;

/** The Playwright lines that a person would write for one widget. */
export function runScript(kind: WidgetKind, page: Page, { given: { label }, value }: WidgetTask): Promise<unknown> {
  const texts = value.kind === 'files' ? value.files.map(({ path }) => path) : textsOf(value);
  return scripts[kind]({ page, label, texts, first: texts[0] ?? '' });
}

const fill: Script = ({ page, label, first }) => page.getByLabel(label).fill(first);
const attach: Script = ({ page, first }) => page.locator('input[type=file]').setInputFiles(first);
const pick = (page: Page, option: string) => page.getByRole('option', { name: option, exact: true }).click();

const clickAndPick: Script = async ({ page, label, texts }) => {
  for (const text of texts) {
    await page.getByRole('combobox', { name: label }).click();
    await pick(page, text);
  }
};

const typeAndPick: Script = async ({ page, label, first }) => {
  await page.getByRole('combobox', { name: label }).fill(first);
  await pick(page, first);
};

const scripts: Readonly<Record<WidgetKind, Script>> = {
  plain: fill,
  'native-select': ({ page, label, first }) => page.getByLabel(label).selectOption({ label: first }),
  'react-select': clickAndPick,
  'react-select-multi': clickAndPick,
  'react-select-async': typeAndPick,
  'downshift-combobox': typeAndPick,
  'mui-autocomplete': typeAndPick,
  async typeahead({ page, label, first }) {
    await page.getByLabel(label).fill(first);
    await page.locator('.dropdown-results').getByText(first, { exact: true }).click();
  },
  'headless-combobox': typeAndPick,
  async 'headless-listbox'({ page, label, first }) {
    await page.getByRole('button', { name: label }).click();
    await pick(page, first);
  },
  'mui-select': clickAndPick,
  'radix-select': clickAndPick,
  async 'workday-list'({ page, label, first }) {
    await page.getByRole('button', { name: label }).click();
    const option = page.getByRole('option', { name: first, exact: true });
    await page.getByRole('option').first().hover();
    for (let turn = 0; turn < 20 && !(await option.isVisible()); turn += 1) await page.mouse.wheel(0, 60);
    await option.click();
  },
  async 'segmented-date'({ page, first }) {
    const [year = '', month = '', day = ''] = first.split('-');
    await page.getByPlaceholder('MM').fill(month);
    await page.getByPlaceholder('DD').fill(day);
    await page.getByPlaceholder('YYYY').fill(year);
  },
  async 'date-picker'({ page, label, first }) {
    const [year, month, day] = first.split('-');
    await page.getByLabel(label).fill(`${month}/${day}/${year}`);
    await page.keyboard.press('Tab');
  },
  'radio-group': ({ page, first }) => page.getByRole('radio', { name: first, exact: true }).check(),
  'aria-radio': ({ page, first }) => page.getByRole('radio', { name: first, exact: true }).click(),
  async 'checkbox-group'({ page, texts }) {
    for (const text of texts) await page.getByRole('checkbox', { name: text, exact: true }).check();
  },
  'yes-no': ({ page, first }) => page.getByRole('button', { name: first, exact: true }).click(),
  file: attach,
  'hidden-file': attach,
  'drop-zone': attach,
  'rich-text': fill,
  'intl-phone': fill,
};
