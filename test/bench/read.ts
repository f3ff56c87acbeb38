// How well the reader sees saved application pages: against the form definition that the ATS ships inside its page, else
// against the machine names that it fixes; and how long a large page takes.
// Usage: npm run bench:read -- [--data <folder>] [--verbose] [--dump]
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createPlaywrightAgent } from '@valet/agent-playwright';
import { pageFunction } from '@valet/core';
import { readForm } from '@valet/core/engine';
import type { Field } from '@valet/schemas';
import { startBrowser } from '../plugins/open-agent.ts';
import { addScores, emptyScore, type Score, type Share, scorePage, shareNames } from './read-score.ts';
import { finish, median, metric, table } from './report.ts';
import { withSavedPage } from './saved-page.ts';
import { isHiddenAlternative, type LabelledPage } from './vendor-schema.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    verbose: { type: 'boolean', default: false },
    dump: { type: 'boolean', default: false },
    only: { type: 'string' },
  },
});
const data = path.resolve(values.data ?? path.join(root, '../shared/data'));
const pagesFolder = path.join(data, 'ats-pages');

/** True for each name that some element of the page carries, whole or as the head of an option's name. */
const namesInPage = pageFunction('names-in-page', (names: string[]) =>
  names.map((name) =>
    [...document.querySelectorAll('[id],[name]')].some((element) =>
      [element.id, element.getAttribute('name') ?? ''].some((own) => own === name || own.startsWith(`${name}_`)),
    ),
  ),
);

/** True for each control (attribute, value) that the page keeps from people: hidden from assistive technology and from the keyboard. */
const keptFromPeople = pageFunction('kept-from-people', (controls: [string, string][]) =>
  controls.map(([attribute, value]) => {
    const found = document.querySelector(`[${attribute}="${CSS.escape(value)}"]`);
    return found?.matches('[aria-hidden=true][tabindex="-1"]') === true;
  }),
);

/** Where each ATS keeps its form: what its manifest says to the engine. */
const scopeOf: Readonly<Record<string, readonly string[]>> = {
  greenhouse: ['form#application-form'],
  lever: ['form#application-form'],
  ashby: ['.ashby-application-form-container'],
};

if (!existsSync(path.join(pagesFolder, 'labels.json'))) {
  console.error(
    `No labelled pages: ${path.join(pagesFolder, 'labels.json')} is missing. Name their folder with --data.`,
  );
  process.exit(2);
}
const labelled: LabelledPage[] = JSON.parse(await readFile(path.join(pagesFolder, 'labels.json'), 'utf8'));
const browser = await startBrowser();
const scores = new Map<string, Score>();
const unlabelled: string[] = [];
const leftOut: string[] = [];
let largePageMs = 0;
try {
  for (const page of labelled) if (!values.only || page.file.includes(values.only)) await readPage(page);
  largePageMs = await timeLargePage();
} finally {
  await browser.close();
}
print();

async function readPage(page: LabelledPage): Promise<void> {
  const file = path.join(pagesFolder, 'html', page.file);
  const wanted = (page.vendor_schema ?? []).filter((field) => !isHiddenAlternative(field));
  const controls = page.identity_fields ?? [];
  const { fields, present, hidden } = await withSavedPage(browser, file, async (agent) => {
    const names = wanted.map(({ name }) => String(name));
    const form = await readForm(agent, { scope: scopeOf[page.platform] ?? [] });
    return {
      fields: form.fields,
      present: await agent.evaluate('main', namesInPage, names),
      hidden: await agent.evaluate(
        'main',
        keptFromPeople,
        controls.map(({ attr, value }): [string, string] => [attr, value]),
      ),
    };
  });
  if (values.dump) dump(page, fields);
  const identities = controls.filter(({ canonical }, index) => canonical === 'HONEYPOT' || !hidden[index]);
  if (wanted.length === 0 && identities.length === 0) {
    unlabelled.push(`${page.platform}: ${page.file}: ${fields.length} fields`);
    return;
  }
  if (wanted.length > 0 && !present.some(Boolean)) {
    leftOut.push(`${page.file}: its form is not in the HTML`);
    return;
  }
  const score = scores.get(page.platform) ?? emptyScore();
  scores.set(page.platform, score);
  score.absent += controls.length - identities.length;
  scorePage({ page, fields, wanted, present, identities }, score);
}

/** Median time that reading takes on a page of 1 MB with 60 fields, in milliseconds. */
async function timeLargePage(): Promise<number> {
  const context = await browser.newContext();
  try {
    const page = await context.newPage();
    const text = `<p>${'All about the company and its people. '.repeat(25)}</p>`.repeat(1080);
    const fields = Array.from(
      { length: 60 },
      (_, at) => `<div><label for="f${at}">Field ${at} *</label><input id="f${at}"></div>`,
    );
    await page.setContent(`<!doctype html><body>${text}<form>${fields.join('')}<button>Submit</button></form>`);
    const agent = createPlaywrightAgent({ context, page });
    const times: number[] = [];
    for (let round = 0; round < 9; round += 1) {
      const startedAt = performance.now();
      await readForm(agent);
      times.push(performance.now() - startedAt);
    }
    return median(times);
  } finally {
    await context.close();
  }
}

function dump({ file }: LabelledPage, fields: readonly Field[]): void {
  console.log(`\n== ${file}`);
  for (const { label, kind, widget, required, options, section, domId, domName } of fields) {
    const shown = options.map((option) => option.label).slice(0, 6);
    console.log(
      `  ${label} | ${kind} ${widget}${required ? ' *' : ''} | ${section} | ${domId ?? domName} | ${shown.join('; ')}`,
    );
  }
}

function ratio({ right, of }: Share): number {
  return of === 0 ? 1 : right / of;
}

function print(): void {
  const total = addScores([...scores.values()]);
  const row = (name: string, score: Score) => [
    name,
    score.pages,
    ...shareNames.map((share) =>
      score[share].of === 0 ? '-' : `${ratio(score[share]).toFixed(3)} of ${score[share].of}`,
    ),
    score.absent,
  ];
  console.log(
    table([
      ['set', 'pages', ...shareNames, 'not in page'],
      ...[...scores].map(([name, score]) => row(name, score)),
      row('all', total),
    ]),
  );
  console.log(
    "\nrecall: asked, and read under its label. precision: read, and asked (pages with the ATS's own definition). kind, required, options: of what was" +
      '\nread. lazy: menus without options in the page, read as such. honeypots: left alone. "not in page": listed by the ATS, shown later or never.',
  );
  for (const line of leftOut) console.log(`left out: ${line}`);
  if (values.verbose) for (const line of unlabelled) console.log(`not labelled: ${line}`);
  if (values.verbose) for (const { misses } of scores.values()) for (const line of misses) console.log(`miss: ${line}`);
  const target = (name: (typeof shareNames)[number], of: Score, wanted: number, set = 'all') =>
    metric({ name: `${set} ${name}`, value: ratio(of[name]), unit: '', op: '>=', target: wanted });
  const greenhouse = scores.get('greenhouse');
  finish({
    name: 'read',
    seed: null,
    rounds: 1,
    metrics: [
      ...(greenhouse
        ? [target('recall', greenhouse, 0.95, 'greenhouse'), target('precision', greenhouse, 0.95, 'greenhouse')]
        : []),
      target('recall', total, 0.97),
      target('precision', total, 0.97),
      target('kind', total, 0.97),
      target('required', total, 0.95),
      target('options', total, 0.95),
      target('lazy', total, 0.95),
      target('honeypots', total, 1),
      metric({ name: 'page of 1 MB', value: largePageMs, unit: 'ms', op: '<=', target: 100 }),
    ],
  });
}
