// How well the reader sees saved application pages, against the form definition that each ATS ships inside its page.
// Usage: npm run bench:read -- [--data <folder>] [--verbose]
import { existsSync } from 'node:fs';
import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { pageFunction, readForm } from '@valet/core';
import type { Field } from '@valet/schemas';
import { startBrowser } from '../plugins/open-agent.ts';
import { finish, metric, table } from './report.ts';
import { withSavedPage } from './saved-page.ts';
import {
  isHiddenAlternative,
  isKnownExtra,
  kindsOf,
  type LabelledPage,
  plainLabel,
  type VendorField,
} from './vendor-schema.ts';

/** Counts of one set of pages. */
interface Score {
  pages: number;
  expected: number;
  hit: number;
  read: number;
  good: number;
  absent: number;
  misses: string[];
  leftOut: string[];
}

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { data: { type: 'string' }, verbose: { type: 'boolean', default: false } } });
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
try {
  for (const page of labelled) if (['greenhouse', 'ashby', 'lever'].includes(page.platform)) await scorePage(page);
} finally {
  await browser.close();
}
print();

async function scorePage(page: LabelledPage): Promise<void> {
  const score = scores.get(page.platform) ?? {
    pages: 0,
    expected: 0,
    hit: 0,
    read: 0,
    good: 0,
    absent: 0,
    misses: [],
    leftOut: [],
  };
  scores.set(page.platform, score);
  if (!page.vendor_schema?.length) {
    score.leftOut.push(`${page.file}: no form definition to compare with`);
    return;
  }
  const file = path.join(pagesFolder, 'html', page.file);
  const wanted = page.vendor_schema.filter((field) => !isHiddenAlternative(field));
  const { fields, present } = await withSavedPage(browser, file, async (agent) => {
    const names = wanted.map(({ name }) => String(name));
    const form = await readForm(agent, { scope: scopeOf[page.platform] ?? [] });
    return { fields: form.fields, present: await agent.evaluate('main', namesInPage, names) };
  });
  if (!present.some(Boolean)) {
    score.leftOut.push(`${page.file}: its form is not in the HTML`);
    return;
  }
  score.pages += 1;
  compare({ page, wanted, present, fields, score });
}

function compare(given: {
  page: LabelledPage;
  wanted: readonly VendorField[];
  present: readonly boolean[];
  fields: readonly Field[];
  score: Score;
}): void {
  const { page, wanted, present, fields, score } = given;
  const left = new Set(fields);
  score.read += fields.length;
  for (const [index, vendor] of wanted.entries()) {
    const found = pair(vendor, left);
    if (found) left.delete(found);
    const isThere = present[index] || found !== undefined || page.platform === 'ashby';
    if (!isThere) {
      score.absent += 1;
      continue;
    }
    score.expected += 1;
    const wrong = found ? disagreement(vendor, found) : 'not read';
    if (wrong) score.misses.push(`${page.file}: ${vendor.label ?? vendor.name}: ${wrong}`);
    else score.hit += 1;
    if (!wrong) score.good += 1;
  }
  for (const field of left) {
    if (isKnownExtra(field, page)) score.good += 1;
    else
      score.misses.push(
        `${page.file}: read what the ATS does not ask: "${field.label}" (${field.kind}, ${field.domId ?? field.domName})`,
      );
  }
}

/** The read field that stands for a vendor field: by machine name, else by label. */
function pair(vendor: VendorField, left: ReadonlySet<Field>): Field | undefined {
  const name = String(vendor.name);
  const own = [...left].find(({ domId, domName }) =>
    [domId, domName].some((mine) => mine === name || mine?.startsWith(`${name}_`)),
  );
  const label = vendor.label ? plainLabel(vendor.label) : '';
  return own ?? (label === '' ? undefined : [...left].find((field) => plainLabel(field.label) === label));
}

/** What is wrong with a field as read; null when label, kind and required all agree. */
function disagreement(vendor: VendorField, field: Field): string | null {
  if (vendor.label && plainLabel(vendor.label) !== plainLabel(field.label)) return `label read as "${field.label}"`;
  if (!kindsOf(vendor).includes(field.kind)) return `${vendor.type} read as ${field.kind}`;
  const required = vendor.required ?? false;
  return required === field.required ? null : required ? 'required, read as optional' : 'optional, read as required';
}

function print(): void {
  const all = [...scores.values()];
  const sum = (key: 'pages' | 'expected' | 'hit' | 'read' | 'good' | 'absent') =>
    all.reduce((total, score) => total + score[key], 0);
  const share = (part: number, whole: number) => (whole === 0 ? 0 : part / whole);
  const row = (name: string, of: Pick<Score, 'pages' | 'expected' | 'hit' | 'read' | 'good' | 'absent'>) => [
    name,
    of.pages,
    of.expected,
    of.hit,
    share(of.hit, of.expected).toFixed(3),
    of.read,
    of.good,
    share(of.good, of.read).toFixed(3),
    of.absent,
  ];
  const total = {
    pages: sum('pages'),
    expected: sum('expected'),
    hit: sum('hit'),
    read: sum('read'),
    good: sum('good'),
    absent: sum('absent'),
  };
  console.log(
    table([
      ['set', 'pages', 'asked', 'seen right', 'recall', 'read', 'right', 'precision', 'not in page'],
      ...[...scores].map(([name, score]) => row(name, score)),
      row('all', total),
    ]),
  );
  console.log(
    '\nRight means: label, kind and required all agree. "not in page": listed by the ATS, shown later or not at all.',
  );
  for (const line of all.flatMap(({ leftOut }) => leftOut)) console.log(`left out: ${line}`);
  if (values.verbose) for (const line of all.flatMap(({ misses }) => misses)) console.log(`miss: ${line}`);
  const greenhouse = scores.get('greenhouse');
  const metrics = [...(greenhouse ? [['greenhouse', greenhouse] as const] : []), ['all', total] as const].flatMap(
    ([name, score]) => [
      metric({ name: `${name} recall`, value: share(score.hit, score.expected), unit: '', op: '>=', target: 0.95 }),
      metric({ name: `${name} precision`, value: share(score.good, score.read), unit: '', op: '>=', target: 0.95 }),
    ],
  );
  finish({ name: 'read', seed: null, rounds: 1, metrics });
}
