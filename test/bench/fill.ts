// How fast, and how right, the engine fills: against what Playwright scripts do with the same values on the same pages.
// Usage: npm run bench:fill -- [--rounds <n>] [--seed <n>]
import path from 'node:path';
import { parseArgs } from 'node:util';
import { createPlaywrightAgent } from '@valet/agent-playwright';
import { createFolderDocuments, type FillOrder } from '@valet/core';
import { matchFields, readForm, readOptions, resolveAnswers } from '@valet/core/engine';
import { createPracticeServer } from '@valet/practice';
import { startBrowser } from '../plugins/open-agent.ts';
import { sampleApplication } from '../support/engine.ts';
import { type Bench, type Contender, codegen, engine, oneEvaluate, pageFill } from './fill-contender.ts';
import { wrongValues } from './fill-oracle.ts';
import { runWidgetCourses, type WidgetScore, widgetTable } from './fill-widget.ts';
import { finish, median, metric, seededRandom, shuffled, table } from './report.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '8' }, seed: { type: 'string' } } });
const rounds = Number(values.rounds);
const seed = values.seed === undefined ? Date.now() % 1_000_000 : Number(values.seed);

/** One page with the ways to fill it. */
interface Course {
  readonly name: string;
  readonly url: string;
  readonly orders: readonly FillOrder[];
  readonly twins: ReadonlySet<string>;
  readonly contenders: Readonly<Record<string, Contender>>;
  /** Starts of each contender in a round: more where a fill takes hardly longer than it varies. */
  readonly starts: number;
}

/** Times of one contender on one page, in milliseconds, and the values that came out wrong. */
interface Tally {
  readonly times: number[];
  readonly wrong: string[];
}

const practice = await createPracticeServer({ port: 0 });
const browser = await startBrowser();
try {
  await run();
} finally {
  await browser.close();
  await practice.close();
}

async function run(): Promise<void> {
  const longest = await longestPosting();
  const text = await planOf(practice.benchUrl);
  const courses: Course[] = [
    {
      name: '14 text fields',
      url: practice.benchUrl,
      ...text,
      contenders: { engine, codegen, 'page.fill': pageFill, 'one evaluate': oneEvaluate },
      starts: 4,
    },
    {
      name: longest.title,
      url: longest.url,
      orders: longest.orders,
      twins: longest.twins,
      contenders: { engine, codegen, 'page.fill': pageFill },
      starts: 1,
    },
  ];
  console.log(`seed ${seed}, ${rounds} rounds`);
  for (const { name, orders } of courses) console.log(`${name}: ${orders.length} orders (${kindsIn(orders)})`);
  const random = seededRandom(seed);
  const tallies = new Map<string, Tally>();
  for (let round = 0; round < rounds; round += 1) {
    const starts = courses.flatMap((course) =>
      Object.entries(course.contenders).flatMap(([who, contender]) =>
        Array.from({ length: course.starts }, () => ({ course, who, contender })),
      ),
    );
    for (const { course, who, contender } of shuffled(starts, random)) {
      const key = `${course.name} / ${who}`;
      const tally = tallies.get(key) ?? { times: [], wrong: [] };
      tallies.set(key, tally);
      const { timeMs, wrong } = await start(course, contender);
      tally.times.push(timeMs);
      tally.wrong.push(...wrong);
    }
  }
  const widgets = await runWidgetCourses({ browser, practice, rounds, random });
  report(courses, tallies, widgets);
}

/** Opens a page until its form listens, and reads it: as in a run, nobody fills a page that has not been read. */
async function openBench(
  url: string,
  twins: ReadonlySet<string> = new Set(),
): Promise<Bench & { close(): Promise<void> }> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  await page.goto(url, { waitUntil: 'load' });
  await page.waitForFunction(() => window.__practiceState !== undefined);
  const agent = createPlaywrightAgent({ context, page });
  await readForm(agent);
  return { page, twins, agent, close: () => context.close() };
}

async function start(
  { url, orders, twins }: Course,
  contender: Contender,
): Promise<{ timeMs: number; wrong: string[] }> {
  const bench = await openBench(url, twins);
  try {
    const startedAt = performance.now();
    const failure = await contender(bench, orders).then(
      () => null,
      (error: unknown) => String(error),
    );
    const timeMs = performance.now() - startedAt;
    const wrong = await wrongValues(bench.page, orders);
    return { timeMs, wrong: failure ? [failure, ...wrong] : wrong };
  } finally {
    await bench.close();
  }
}

/** What is to be filled on a page. */
interface Planned {
  readonly orders: readonly FillOrder[];
  readonly twins: ReadonlySet<string>;
}

/** The frozen plan of a page: the sample candidate's answers to what it asks. */
async function planOf(url: string): Promise<Planned> {
  const bench = await openBench(url);
  try {
    const form = await readForm(bench.agent);
    const plan = matchFields(form);
    const lazy = plan
      .map(({ field }) => field)
      .filter(({ lazyOptions, widget }) => lazyOptions && widget !== 'typeahead');
    const options = await readOptions(bench.agent, lazy);
    const full = plan.map((entry) => {
      const found = options.get(entry.field.id);
      return found ? { ...entry, field: { ...entry.field, options: [...found] } } : entry;
    });
    const documents = createFolderDocuments(path.join(root, 'host/sample'), { confined: true });
    const labels = form.fields.map(({ label }) => label);
    const twins = new Set(labels.filter((label, index) => labels.indexOf(label) !== index));
    return { orders: (await resolveAnswers(full, sampleApplication, { documents })).orders, twins };
  } finally {
    await bench.close();
  }
}

/** The hosted posting with most to fill. */
async function longestPosting(): Promise<Planned & { title: string; url: string }> {
  let longest: Planned & { title: string; url: string } = { title: '', url: '', orders: [], twins: new Set() };
  for (const { title, url } of practice.postings.filter(({ url }) => url.includes('/jobs/'))) {
    const planned = await planOf(url).catch(() => null);
    if (planned && planned.orders.length > longest.orders.length) longest = { title, url, ...planned };
  }
  return longest;
}

function kindsIn(orders: readonly FillOrder[]): string {
  const counts = new Map<string, number>();
  for (const { field } of orders) counts.set(field.widget, (counts.get(field.widget) ?? 0) + 1);
  return [...counts].map(([widget, count]) => `${count} ${widget}`).join(', ');
}

function report(
  courses: readonly Course[],
  tallies: ReadonlyMap<string, Tally>,
  widgets: readonly WidgetScore[],
): void {
  const of = (course: Course, who: string) => median(tallies.get(`${course.name} / ${who}`)?.times ?? []);
  const rows = courses.flatMap((course) =>
    Object.keys(course.contenders).map((who) => {
      const tally = tallies.get(`${course.name} / ${who}`);
      const times = tally?.times ?? [];
      return [
        `${course.name} / ${who}`,
        of(course, who).toFixed(1),
        Math.min(...times).toFixed(1),
        Math.max(...times).toFixed(1),
        (of(course, who) / of(course, 'engine')).toFixed(2),
        tally?.wrong.length ?? 0,
      ];
    }),
  );
  console.log(`\n${table([['page / way', 'median ms', 'min', 'max', 'x engine', 'wrong values'], ...rows])}`);
  for (const [key, { wrong }] of tallies) {
    const lines = [...new Set(wrong)].map((line) => line.split('\n', 1)[0] ?? '');
    for (const line of lines.slice(0, 3)) console.log(`wrong: ${key}: ${line.slice(0, 200)}`);
    if (lines.length > 3) console.log(`wrong: ${key}: and ${lines.length - 3} more`);
  }
  console.log(`\n${widgetTable(widgets)}`);
  for (const line of widgets.flatMap(({ engineWrong }) => engineWrong)) console.log(`wrong: engine: ${line}`);
  const [text, form] = courses;
  if (!text || !form) return;
  const wrong = courses.reduce((sum, course) => sum + (tallies.get(`${course.name} / engine`)?.wrong.length ?? 0), 0);
  finish({
    name: 'fill',
    seed,
    rounds,
    metrics: [
      metric({
        name: 'text page: engine / one evaluate',
        value: of(text, 'engine') / of(text, 'one evaluate'),
        unit: 'x',
        op: '<=',
        target: 1.25,
      }),
      metric({
        name: 'text page: codegen / engine',
        value: of(text, 'codegen') / of(text, 'engine'),
        unit: 'x',
        op: '>=',
        target: 6,
      }),
      metric({
        name: 'whole form: codegen / engine',
        value: of(form, 'codegen') / of(form, 'engine'),
        unit: 'x',
        op: '>=',
        target: 3,
      }),
      metric({ name: 'whole form: orders', value: form.orders.length, unit: '', op: '>=', target: 24 }),
      metric({ name: 'engine: wrong values', value: wrong, unit: '', op: '==', target: 0 }),
      metric({
        name: 'widgets: wrong values of the engine',
        value: widgets.flatMap(({ engineWrong }) => engineWrong).length,
        unit: '',
        op: '==',
        target: 0,
      }),
      metric({
        name: 'widgets: script / engine, median of kinds',
        value: median(widgets.map(({ engineMs, scriptMs }) => scriptMs / engineMs)),
        unit: 'x',
        op: '>=',
        target: 1,
      }),
    ],
  });
}
