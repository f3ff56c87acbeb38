import { createPracticeServer, type ListedUrl, type PostingKey, type PracticeServer } from '@valet/practice';
import type { Frame, Page } from 'playwright-core';
import type { Test } from 'tap';
import { startBrowser } from './plugins/open-agent.ts';

/** A posting with nothing but name, mail, phone and resume. */
export const plain: PostingKey = { board: 'tinkettle', job: '4100101' };

/** The file that every filled form attaches. */
export const resume = {
  name: 'ada-ray.pdf',
  mimeType: 'application/pdf',
  buffer: Buffer.from('%PDF-1.4 practice résumé'),
};

/** Where a confirmation is shown. */
export const confirmation = '.confirmation__content';

/** Where the form says that it was refused. */
export const formError = '.application--error';

/** Practice sites and a browser that lasts as long as the test. */
export interface PracticeRig {
  site: PracticeServer;
  urlOf(key: PostingKey): string;
  /** A page in a context of its own, closed with the test; the test fails when the page throws. */
  openPage(test: Test, url: string): Promise<Page>;
}

/** Starts both; before each subtest faults and records are as at the start. */
export async function startPractice(t: Test, recordsDir?: string): Promise<PracticeRig> {
  const [browser, site] = await Promise.all([
    startBrowser(),
    createPracticeServer({ port: 0, ...(recordsDir !== undefined && { recordsDir }) }),
  ]);
  t.teardown(async () => {
    await browser.close();
    await site.close();
  });
  t.beforeEach(() => {
    site.resetFaults();
    site.clearRecords();
  });
  return {
    site,
    urlOf: ({ board, job }) => findPosting(site, { board, job }).url,
    async openPage(test, url) {
      const context = await browser.newContext();
      test.teardown(() => context.close());
      const page = await context.newPage();
      page.on('pageerror', (error) => test.fail(`the page threw ${error.message}`));
      await page.goto(url);
      return page;
    },
  };
}

function findPosting(site: PracticeServer, { board, job }: PostingKey): ListedUrl {
  const posting = site.postings.find((entry) => entry.board === board && entry.job === job);
  if (!posting) throw new Error(`No posting ${board}/${job}`);
  return posting;
}

/** Opens the select with that id and picks an option by its whole text. */
export async function pick(form: Page | Frame, id: string, option: string): Promise<void> {
  const select = form.locator('.select', { has: form.locator(`[id="${id}"]`) });
  const item = select.getByRole('option', { name: option, exact: true });
  await select.locator('.select__control').click();
  await item.click();
  // A list that is drawn anew between pressing and letting go takes no choice and stays open: press again, as a person would.
  while (await item.isVisible()) await item.click({ timeout: 1_000 }).catch(() => undefined);
}

/** Types into the typeahead with that id and picks one of the options that come. */
export async function search(form: Page | Frame, id: string, [text, option]: [string, string]): Promise<void> {
  await form.locator(`[id="${id}"]`).fill(text);
  await form.locator('.select__menu').getByRole('option', { name: option, exact: true }).click();
}

/** Fills what every form asks. */
export async function fillPlain(form: Page | Frame, email = 'ada@example.com'): Promise<void> {
  await form.locator('#first_name').fill('Ada');
  await form.locator('#last_name').fill('Ray');
  await form.locator('#email').fill(email);
  await pick(form, 'country', 'United States +1');
  await form.locator('#phone').fill('555 010 0199');
  await form.locator('#resume').setInputFiles(resume);
}

/** Presses the button. */
export async function submit(form: Page | Frame): Promise<void> {
  await form.getByRole('button', { name: 'Submit application' }).click();
}
