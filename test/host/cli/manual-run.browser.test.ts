import { readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parse } from '@puppeteer/replay';
import { createListingSite, findOpenings } from '@valet/practice';
import type { Manual, TaskReport } from '@valet/schemas';
import t from 'tap';
import { listingSteps, taskManual } from '../../support/task-manual.ts';
import { dataFolder } from '../temp-folder.ts';
import { runValetHere } from './run-valet.ts';

const site = await createListingSite();
t.teardown(() => site.close());
const listing = `${site.url}/openings`;
const data = await dataFolder(t);
const folder = t.testdir({});
const file = (name: string, document: unknown) => {
  const place = path.join(folder, name);
  writeFileSync(place, JSON.stringify(document));
  return place;
};
const valet = (...args: string[]) => runValetHere(t, ['manual', ...args, '--data', data]);
const convert = (...args: string[]) => runValetHere(t, ['manual', ...args]);

/** As the Recorder of Chrome DevTools writes it: a search by words and by a choice, a page on, a click that opens one. */
const offset = { offsetX: 20, offsetY: 8 };
const recording = {
  title: 'Find openings',
  steps: [
    {
      type: 'setViewport',
      width: 1280,
      height: 720,
      deviceScaleFactor: 1,
      isMobile: false,
      hasTouch: false,
      isLandscape: false,
    },
    { type: 'navigate', url: listing, assertedEvents: [{ type: 'navigation', url: listing, title: 'Openings' }] },
    {
      type: 'click',
      target: 'main',
      selectors: [['aria/Job title'], ['#keyword'], ['xpath///*[@id="keyword"]'], ['pierce/#keyword']],
      ...offset,
    },
    {
      type: 'change',
      value: 'a',
      target: 'main',
      selectors: [['aria/Job title'], ['#keyword'], ['xpath///*[@id="keyword"]'], ['pierce/#keyword']],
    },
    { type: 'keyDown', target: 'main', key: 'Tab' },
    { type: 'keyUp', target: 'main', key: 'Tab' },
    {
      type: 'change',
      value: 'oslo',
      target: 'main',
      selectors: [['aria/Place'], ['#place'], ['xpath///*[@id="place"]'], ['pierce/#place']],
    },
    {
      type: 'click',
      target: 'main',
      selectors: [
        ['aria/Find openings'],
        ['#search'],
        ['xpath///*[@id="search"]'],
        ['pierce/#search'],
        ['text/Find openings'],
      ],
      ...offset,
      assertedEvents: [{ type: 'navigation', url: `${listing}?keyword=a&place=oslo`, title: 'Openings' }],
    },
    { type: 'waitForElement', target: 'main', selectors: [['aria/Next page'], ['a.next']], visible: true },
    {
      type: 'click',
      target: 'main',
      selectors: [['aria/Next page'], ['a.next'], ['text/Next page']],
      ...offset,
      assertedEvents: [{ type: 'navigation', title: 'Openings' }],
    },
  ],
};

t.test('a recording of DevTools is imported, run, exported, and comes back as it was', async (t) => {
  const manualFile = path.join(folder, 'found.json');
  const again = path.join(folder, 'again.json');
  const recorded = file('recording.json', recording);
  const imported = await convert(
    'import',
    recorded,
    '--value',
    '3=answer: keyword',
    '--literal',
    '6',
    '-o',
    manualFile,
  );
  t.equal(imported.exitCode, 0, imported.stderr);
  site.forget();
  const done = await valet('run', manualFile, '--url', listing, '--input', file('values.json', { keyword: 'a' }));
  t.equal(done.exitCode, 0, done.stderr);
  t.match(done.stderr, /✓ fill +Fill "Job title".*\n(?:.*\n)*.*✓ click +Press "Find openings"(?:.*\n)*.*Done\./);
  t.same(site.visits, ['/openings', '/openings?keyword=a&place=oslo', '/openings?keyword=a&place=Oslo&page=2']);
  const exported = path.join(folder, 'exported.json');
  t.equal((await convert('export', manualFile, '--format', 'devtools', '-o', exported)).exitCode, 0);
  const written = JSON.parse(readFileSync(exported, 'utf8'));
  t.strictSame(parse(written), written, 'as the Recorder would open it');
  const typed = written.steps.findIndex((step: { value?: string }) => step.value === 'oslo');
  const back = await convert('import', exported, '--literal', String(typed), '-o', again);
  t.equal(back.exitCode, 0, back.stderr);
  const read = (name: string): Manual => JSON.parse(readFileSync(name, 'utf8'));
  t.strictSame(read(again).pages, read(manualFile).pages);
});

t.test('a manual of the store is run by its id, and its data checked', async (t) => {
  const kept = await valet('add', file('listing.json', taskManual(listing, listingSteps())), '--json');
  t.equal(kept.exitCode, 0, kept.stderr);
  const { id } = JSON.parse(kept.stdout);
  const input = file('values.json', { keyword: 'nurse' });
  const schema = file('schema.json', {
    type: 'object',
    required: ['openings'],
    properties: { openings: { type: 'array', items: { required: ['title', 'salary'] } } },
  });
  const done = await valet('run', id.slice(0, 8), '--url', listing, '--input', input, '--schema', schema, '--json');
  t.equal(done.exitCode, 36, done.stderr);
  const report: TaskReport = JSON.parse(done.stdout);
  t.match(report, { outcome: 'failed', manual_id: id, error: { code: 'result_invalid' } });
  t.match(report.error?.message, /\/openings\/0\/salary is required but missing/);
  t.equal((report.data['openings'] as unknown[]).length, findOpenings({ keyword: 'nurse', place: '' }).length);
});

t.test('what cannot be run is refused before a browser is there', async (t) => {
  const apply = file('apply.json', taskManual(listing, listingSteps(), { task: 'apply' }));
  t.match(await valet('run', apply, '--url', listing), { exitCode: 33, stderr: /valet apply/ });
  t.match(await valet('run', apply, '--url', 'nowhere'), { exitCode: 40 });
  t.match(await valet('run', 'none.json', '--url', listing), { exitCode: 41 });
  t.match(await valet('run', apply), { exitCode: 2, stderr: /--url/ });
});
