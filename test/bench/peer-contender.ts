import { createRunner, PuppeteerRunnerExtension, type Step, StepType } from '@puppeteer/replay';
import type { FillOrder } from '@valet/core';
import type { Manual } from '@valet/schemas';
import type { Page } from 'playwright-core';
import { exportManual } from '../../host/src/devtools/export-manual.ts';
import { asPath, textsOf } from './fill-contender.ts';
import type { Peers, StagehandAction } from './peer.ts';

/** A contender on a page that it was made ready for: only the filling is timed. */
export interface ReadyContender {
  fill(): Promise<void>;
  end?(): Promise<unknown>;
}

/** Makes a peer ready on a page. */
export type PeerContender = (page: Page, orders: readonly FillOrder[]) => Promise<ReadyContender>;

const hasMenu = ({ field }: FillOrder) => field.widget === 'react-select' || field.widget === 'typeahead';

/**
 * The manual as a recording of the DevTools Recorder, its placeholders filled in, replayed by puppeteer/replay. A menu is
 * what a recorder would have seen of it: a press on the control, text where one types, a press on the option.
 */
export function puppeteerReplay(peers: Peers, manual: Manual): PeerContender {
  return async (page, orders) => {
    const own = await peers.puppeteerPage(page.url());
    const steps = orders.flatMap((order) => stepsOf(order, selectorsIn(manual, order)));
    const extension = new PuppeteerRunnerExtension(undefined as never, own as never, { timeout: 10_000 });
    const runner = await createRunner({ title: manual.id, steps }, extension);
    return {
      async fill() {
        for (const { field, value } of orders) {
          if (value.kind !== 'files') continue;
          const chooser = await own.$(`[id="${field.domId}"]`);
          await chooser?.uploadFile(...value.files.map(asPath));
        }
        if (!(await runner.run())) throw new Error('puppeteer/replay did not come to the end');
      },
    };
  };
}

/** Selectors of the order's field in the exported recording. */
function selectorsIn(manual: Manual, { field }: FillOrder): string[][] {
  const pages = manual.pages.map((page) => ({
    ...page,
    steps: page.steps.filter((step) => 'field' in step && step.field === field.id),
  }));
  const [step] = exportManual({ ...manual, pages: pages as Manual['pages'] }).recording.steps;
  if (step?.type !== StepType.Change) throw new Error(`the recording has no step for "${field.label}"`);
  return step.selectors.map((selector) => [selector].flat());
}

function stepsOf(order: FillOrder, selectors: string[][]): Step[] {
  const { field, value } = order;
  const press = (at: string[][]): Step => ({ type: StepType.Click, selectors: at, offsetX: 1, offsetY: 1 });
  const change = (text: string): Step => ({ type: StepType.Change, selectors, value: text });
  const option = (role: string, label: string) => press([[`aria/${label}[role="${role}"]`]]);
  if (value.kind === 'files') return [];
  if (value.kind === 'checked') return value.checked ? [press(selectors)] : [];
  if (field.kind === 'checkboxes') return textsOf(value).map((label) => option('checkbox', label));
  if (!hasMenu(order)) return textsOf(value).map(change);
  return textsOf(value).flatMap((label) => [
    press(selectors),
    ...(field.widget === 'typeahead' ? [change(label)] : []),
    option('option', label),
  ]);
}

/**
 * Stored acts of Stagehand, one after another, as its cache would run them: no model is asked. It waits for nothing that
 * it presses, so the options of a search are waited for on its behalf.
 */
export function stagehandActs(peers: Peers): PeerContender {
  return async (page, orders) => {
    const stagehand = await peers.stagehandOn(page.url());
    const fillOne = async (order: FillOrder) => {
      const { field, value } = order;
      if (value.kind === 'files') await stagehand.attach(`xpath=//*[@id="${field.domId}"]`, value.files.map(asPath));
      for (const action of actionsOf(order)) {
        if (action.selector.includes('@role="option"'))
          await page.locator(action.selector).first().waitFor({ timeout: 3_000 });
        if (!(await stagehand.act(action))) throw new Error(`Stagehand could not ${action.method} "${field.label}"`);
      }
    };
    return {
      async fill() {
        for (const order of orders) await fillOne(order);
      },
      end: () => stagehand.close(),
    };
  };
}

function actionsOf(order: FillOrder): StagehandAction[] {
  const { field, value } = order;
  const own = `xpath=//*[@id="${field.domId}"]`;
  const act = (method: StagehandAction['method'], selector: string, text?: string): StagehandAction => ({
    selector,
    description: field.label,
    method,
    arguments: text === undefined ? [] : [text],
  });
  if (value.kind === 'files') return [];
  if (value.kind === 'checked') return value.checked ? [act('click', own)] : [];
  const named = (label: string) => `normalize-space(.)=${JSON.stringify(label)}`;
  if (field.kind === 'checkboxes') return textsOf(value).map((label) => act('click', `xpath=//label[${named(label)}]`));
  if (!hasMenu(order)) return textsOf(value).map((text) => act('fill', own, text));
  return textsOf(value).flatMap((label) => [
    act('click', own),
    ...(field.widget === 'typeahead' ? [act('fill', own, label)] : []),
    act('click', `xpath=//*[@role="option"][${named(label)}]`),
  ]);
}
