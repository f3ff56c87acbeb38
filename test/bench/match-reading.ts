import { readForm } from '@valet/core/engine';
import type { Form } from '@valet/schemas';
import type { Browser } from 'playwright-core';
import type { CorpusPage } from './match-corpus.ts';
import { blindNames, type LabelledControl, pairLabels, takeLabels } from './match-page.ts';
import { withSavedPage } from './saved-page.ts';

/** A page's form with, by field, the place of its labelled control (-1: none). */
export interface PairedForm {
  readonly form: Form;
  readonly pairs: readonly number[];
}

/** What a browser saw of one labelled page. */
export interface Reading {
  readonly labels: readonly LabelledControl[];
  readonly plain: PairedForm;
  readonly blind: PairedForm;
}

type Agent = Parameters<Parameters<typeof withSavedPage>[2]>[0];

/** Reads one page twice: as it is without its labels, and with machine names replaced. */
export async function readLabelled(browser: Browser, page: CorpusPage, seed: number): Promise<Reading> {
  return withSavedPage(browser, page.file, async (agent) => {
    const labels = await agent.evaluate('main', takeLabels, page.source);
    const plain = await readPaired(agent);
    await agent.evaluate('main', blindNames, { seed });
    return { labels, plain, blind: await readPaired(agent) };
  });
}

async function readPaired(agent: Agent): Promise<PairedForm> {
  const form = await readForm(agent);
  const paths = form.fields.map(({ frame, locators }) => {
    const css = locators.find((locator) => locator.by === 'css');
    return frame === 'main' && css?.by === 'css' ? css.css : '';
  });
  return { form, pairs: await agent.evaluate('main', pairLabels, paths) };
}
