import { createHash } from 'node:crypto';
import { readdir, readFile } from 'node:fs/promises';
import { createPracticeServer, type PracticeServer } from '@valet/practice';
import type { PracticeFaults } from '@valet/schemas';
import { type Browser, chromium, type Frame, type Page } from 'playwright-core';
import t from 'tap';

const executablePath = process.env['VALET_BROWSER'] ?? '/usr/bin/chromium';
const resume = { name: 'ada-ray.pdf', mimeType: 'application/pdf', buffer: Buffer.from('%PDF-1.4 practice résumé') };
const plain = { board: 'tinkettle', job: '4100101' };

let browser: Browser;
let site: PracticeServer;
const recordsDir = t.testdir();

t.before(async () => {
  [browser, site] = await Promise.all([
    chromium.launch({ executablePath, args: process.getuid?.() === 0 ? ['--no-sandbox'] : [] }),
    createPracticeServer({ port: 0, recordsDir }),
  ]);
});
t.beforeEach(() => {
  site.resetFaults();
  site.clearRecords();
});
t.teardown(async () => {
  await browser?.close();
  await site?.close();
});

function urlOf({ board, job }: { board: string; job: string }): string {
  const posting = site.postings.find((entry) => entry.board === board && entry.job === job);
  if (!posting) throw new Error(`No posting ${board}/${job}`);
  return posting.url;
}

/** A page in a context of its own, closed with the test. */
async function openPage(test: Tap.Test, url: string): Promise<Page> {
  const context = await browser.newContext();
  test.teardown(() => context.close());
  const page = await context.newPage();
  page.on('pageerror', (error) => test.fail(`the page threw ${error.message}`));
  await page.goto(url);
  return page;
}

async function pick(form: Page | Frame, id: string, option: string): Promise<void> {
  const select = form.locator('.select', { has: form.locator(`[id="${id}"]`) });
  await select.locator('.select__control').click();
  await select.getByRole('option', { name: option, exact: true }).click();
}

async function search(form: Page | Frame, id: string, text: string, option: string): Promise<void> {
  await form.locator(`[id="${id}"]`).fill(text);
  await form.locator('.select__menu').getByRole('option', { name: option, exact: true }).click();
}

async function fillPlain(form: Page | Frame, email = 'ada@example.com'): Promise<void> {
  await form.locator('#first_name').fill('Ada');
  await form.locator('#last_name').fill('Ray');
  await form.locator('#email').fill(email);
  await pick(form, 'country', 'United States +1');
  await form.locator('#phone').fill('555 010 0199');
  await form.locator('#resume').setInputFiles(resume);
}

async function submit(form: Page | Frame): Promise<void> {
  await form.getByRole('button', { name: 'Submit application' }).click();
}

const confirmation = '.confirmation__content';
const formError = '.application--error';

t.test('a plain application is recorded and confirmed on a page of its own', async (test) => {
  const page = await openPage(test, urlOf(plain));
  test.equal(await page.title(), 'Job Application for Support Engineer at Tin Kettle Software');
  await fillPlain(page);
  await submit(page);
  await page.locator(confirmation).waitFor();
  test.match(page.url(), /\/tinkettle\/jobs\/4100101\/confirmation$/);
  const [submission, ...others] = site.submissions(plain);
  test.same(others, []);
  test.match(submission, { outcome: 'accepted', email: 'ada@example.com', title: 'Support Engineer' });
  test.same(submission?.fields, {
    'First Name': 'Ada',
    'Last Name': 'Ray',
    Email: 'ada@example.com',
    Phone: '+1 555 010 0199',
    'Resume/CV': 'ada-ray.pdf',
  });
  test.same(submission?.files, [
    {
      field: 'resume',
      name: 'ada-ray.pdf',
      sizeBytes: resume.buffer.length,
      sha256: createHash('sha256').update(resume.buffer).digest('hex'),
      label: 'Resume/CV',
    },
  ]);
  const files = await readdir(recordsDir);
  const written = await Promise.all(files.map((file) => readFile(`${recordsDir}/${file}`, 'utf8')));
  test.same(
    written.map((text) => JSON.parse(text)).filter(({ id }) => id === submission?.id),
    [submission],
    'the same record lies in the folder',
  );
});
