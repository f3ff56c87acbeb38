import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createPlaywrightAgent } from '@valet/agent-playwright';
import { createMemoryManuals, type FillOrder, systemClock } from '@valet/core';
import { createPracticeServer } from '@valet/practice';
import type { Manual } from '@valet/schemas';
import createTier, { findBrowser } from '@valet/tier-local';
import { type Browser, chromium } from 'playwright-core';
import { createEngine } from '../support/engine.ts';
import { freePort } from '../support/free-port.ts';
import type { HostProcess } from '../support/host-process.ts';
import { codegen, oneEvaluate } from './fill-contender.ts';
import { wrongValues } from './fill-oracle.ts';
import { connectPeers, type Peers } from './peer.ts';
import { puppeteerReplay, type ReadyContender, stagehandActs } from './peer-contender.ts';
import { applyByHost, applyByScript, startBenchHost } from './replay-application.ts';
import { ordersOf, prepareReplay, type ReplayBench, readPage } from './replay-page.ts';
import { type BenchMetric, median, metric, seededRandom, shuffled, table } from './report.ts';

/** What is measured of speed. */
export interface SpeedOptions {
  /** Starts of each contender. */
  readonly rounds: number;
  readonly seed: number;
}

const title = 'Senior Platform Engineer';

/** One thing to be timed; resolves with the milliseconds it took, and what it got wrong. */
type Start = () => Promise<{ readonly timeMs: number; readonly wrong: readonly string[] }>;

/** A way to fill a page: made ready first, then timed. */
type PageWay = (bench: ReplayBench) => Promise<ReadyContender>;

interface Stage {
  readonly url: string;
  readonly browser: Browser;
  readonly peers: Peers;
  readonly host: HostProcess;
  readonly manual: Manual;
}

/**
 * Times a replay against a codegen-style Playwright script, puppeteer/replay on the exported recording, Stagehand's stored
 * acts and one evaluation, interleaved, on the longest practice form in one browser; then whole applications.
 */
export async function measureSpeed({ rounds, seed }: SpeedOptions): Promise<BenchMetric[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'valet-bench-'));
  const practice = await createPracticeServer({ port: 0 });
  const port = await freePort();
  const browser = await launch(port);
  const closing: (() => Promise<unknown>)[] = [() => browser.close(), () => practice.close()];
  try {
    const url = practice.postings.find((one) => one.title === title && one.url.includes('/jobs/'))?.url;
    if (!url) throw new Error(`the practice posting "${title}" is gone`);
    const peers = await connectPeers(port);
    closing.unshift(() => peers.close());
    const manual = await recordOn(url, folder);
    const host = await startBenchHost(folder);
    closing.unshift(() => host.stop());
    return await race({ url, browser, peers, host, manual }, { rounds, seed });
  } finally {
    for (const close of closing) await close();
    rmSync(folder, { recursive: true, force: true });
  }
}

async function launch(port: number): Promise<Browser> {
  const { path: executablePath } = await findBrowser();
  const args = [`--remote-debugging-port=${port}`, '--remote-allow-origins=*'];
  return chromium.launch({ executablePath, chromiumSandbox: process.getuid?.() !== 0, args });
}

/** The manual that a first, verified run leaves. */
async function recordOn(url: string, folder: string): Promise<Manual> {
  const tier = createTier({});
  const manuals = createMemoryManuals(systemClock);
  try {
    const { report } = await createEngine({ artifactFolder: folder, tier, manuals }).apply(url);
    const [stored] = await manuals.list('default');
    if (!stored) throw new Error(`the first run ended ${report.verdict} and left no manual`);
    return stored.manual;
  } finally {
    await tier.close();
  }
}

async function race(stage: Stage, { rounds, seed }: SpeedOptions): Promise<BenchMetric[]> {
  const { url, browser, peers, host, manual } = stage;
  const { orders, twins } = await planOf(stage);
  // How a phone number is written depends on the menu of countries beside it.
  const plain = orders.filter(({ field }) => field.widget === 'plain' && field.kind !== 'tel');
  console.log(`seed ${seed}, ${rounds} rounds; ${title}: ${orders.length} fields, ${plain.length} of them plain`);
  const onPage = (asked: readonly FillOrder[]): Record<string, Start> => {
    const ids = new Set(asked.map(({ field }) => field.id));
    const ways: Record<string, PageWay> = {
      replay: (bench) => prepareReplay(bench, { manual, only: (id) => ids.has(id) }),
      codegen: async (bench) => ({ fill: () => codegen(bench, asked) }),
      'puppeteer/replay': ({ page }) => puppeteerReplay(peers, manual)(page, asked),
      'Stagehand acts': ({ page }) => stagehandActs(peers)(page, asked),
    };
    if (asked === plain) ways['one evaluate'] = async (bench) => ({ fill: () => oneEvaluate(bench, asked) });
    return Object.fromEntries(
      Object.entries(ways).map(([who, way]) => [who, () => timeOnPage({ url, browser, twins }, { asked, way })]),
    );
  };
  const timed =
    (work: () => Promise<unknown>): Start =>
    async () => {
      const startedAt = performance.now();
      await work();
      return { timeMs: performance.now() - startedAt, wrong: [] };
    };
  const courses: Record<string, Record<string, Start>> = {
    'plain fields': onPage(plain),
    'whole form': onPage(orders),
    'whole application': {
      replay: timed(() => applyByHost(host, { url, execution: 'auto' })),
      'first exploration': timed(() => applyByHost(host, { url, execution: 'ai_only' })),
      'bare script': timed(() => applyByScript(browser, { url, orders, twins })),
    },
  };
  // The host's first job leaves the manual, and its browser is started by then.
  await applyByHost(host, { url, execution: 'auto' });
  return report(courses, await runAll(courses, { rounds, random: seededRandom(seed) }));
}

type Tallies = ReadonlyMap<string, { readonly times: number[]; readonly wrong: string[] }>;

async function runAll(
  courses: Readonly<Record<string, Readonly<Record<string, Start>>>>,
  { rounds, random }: { rounds: number; random: () => number },
): Promise<Tallies> {
  const tallies = new Map<string, { times: number[]; wrong: string[] }>();
  const starts = Object.entries(courses).flatMap(([course, ways]) =>
    Object.entries(ways).map(([who, start]) => ({ key: `${course} / ${who}`, start })),
  );
  for (const { key } of starts) tallies.set(key, { times: [], wrong: [] });
  for (let round = 0; round < rounds; round += 1) {
    for (const { key, start } of shuffled(starts, random)) {
      const { timeMs, wrong } = await start();
      tallies.get(key)?.times.push(timeMs);
      tallies.get(key)?.wrong.push(...wrong);
    }
  }
  return tallies;
}

let pages = 0;

/** Opens a page until its form listens and has been read, as in a run; only then the clock starts. */
async function openBench(
  browser: Browser,
  { url, twins }: { url: string; twins: ReadonlySet<string> },
): Promise<ReplayBench & { close(): Promise<void> }> {
  const context = await browser.newContext({ serviceWorkers: 'block' });
  const page = await context.newPage();
  pages += 1;
  // An address of its own, by which the peers find the page.
  await page.goto(`${url}?bench=${pages}`, { waitUntil: 'load' });
  await page.waitForFunction(() => window.__practiceState !== undefined);
  const agent = createPlaywrightAgent({ context, page });
  const bench = { page, agent, twins };
  return { ...bench, form: await readPage(bench), close: () => context.close() };
}

async function planOf({ browser, url }: Stage): Promise<{ orders: readonly FillOrder[]; twins: ReadonlySet<string> }> {
  const bench = await openBench(browser, { url, twins: new Set() });
  try {
    const labels = bench.form.fields.map(({ label }) => label);
    const twins = new Set(labels.filter((label, index) => labels.indexOf(label) !== index));
    return { orders: await ordersOf(bench), twins };
  } finally {
    await bench.close();
  }
}

async function timeOnPage(
  { browser, ...place }: { url: string; browser: Browser; twins: ReadonlySet<string> },
  { asked, way }: { asked: readonly FillOrder[]; way: PageWay },
): ReturnType<Start> {
  const bench = await openBench(browser, place);
  try {
    const ready = await way(bench);
    const startedAt = performance.now();
    const failure = await ready.fill().then(
      () => null,
      (error: unknown) => String(error),
    );
    const timeMs = performance.now() - startedAt;
    await ready.end?.();
    const wrong = await wrongValues(bench.page, asked);
    return { timeMs, wrong: failure ? [failure, ...wrong] : wrong };
  } finally {
    await bench.close();
  }
}

function report(courses: Readonly<Record<string, object>>, tallies: Tallies): BenchMetric[] {
  const of = (course: string, who: string) => median(tallies.get(`${course} / ${who}`)?.times ?? []);
  const rows = Object.entries(courses).flatMap(([course, ways]) =>
    Object.keys(ways).map((who) => {
      const { times = [], wrong = [] } = tallies.get(`${course} / ${who}`) ?? {};
      const ms = [median(times), Math.min(...times), Math.max(...times)].map((time) => time.toFixed(0));
      return [`${course} / ${who}`, ...ms, (median(times) / of(course, 'replay')).toFixed(2), wrong.length];
    }),
  );
  console.log(`\n${table([['course / way', 'median ms', 'min', 'max', 'x replay', 'wrong values'], ...rows])}`);
  for (const [key, { wrong }] of tallies) {
    for (const line of [...new Set(wrong)].slice(0, 2)) console.log(`wrong: ${key}: ${line.slice(0, 200)}`);
  }
  const times = (course: string, who: string, least: number) =>
    metric({
      name: `${course}: ${who} / replay`,
      value: of(course, who) / of(course, 'replay'),
      unit: 'x',
      op: '>=',
      target: least,
    });
  const peers = ['codegen', 'puppeteer/replay', 'Stagehand acts'];
  const own = [...tallies].filter(([key]) => key.endsWith('/ replay')).flatMap(([, { wrong }]) => wrong);
  return [
    ...peers.map((who) => times('plain fields', who, 6)),
    ...peers.map((who) => times('whole form', who, 3)),
    metric({
      name: 'plain fields: replay / one evaluate',
      value: of('plain fields', 'replay') / of('plain fields', 'one evaluate'),
      unit: 'x',
      op: '<=',
      target: 1.25,
    }),
    metric({
      name: 'whole application: replay / bare script',
      value: of('whole application', 'replay') / of('whole application', 'bare script'),
      unit: 'x',
      op: '<=',
      target: 0.6,
    }),
    metric({ name: 'replay: wrong values', value: own.length, unit: '', op: '==', target: 0 }),
  ];
}
