// How often the matcher says what a labelled field asks for, and how often something else, beside what a browser's
// autocomplete attribute alone says and what DuckDuckGo's autofill expects of itself.
// Usage: npm run bench:match -- [--data <folder>] [--seed <n>] [--readings <folder>] [--verbose]
// --readings keeps what the browser saw, so that a later run only matches again.
import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { startBrowser } from '../plugins/open-agent.ts';
import { type Corpus, openCorpora, readJson } from './match-corpus.ts';
import { type Reading, readLabelled } from './match-reading.ts';
import {
  duckFigures,
  duckText,
  figuresTable,
  type MatchRun,
  missSummary,
  refTable,
  writeMisses,
} from './match-report.ts';
import { autocompleteMatcher, figuresOf, judge, valetMatcher } from './match-score.ts';
import { finish, metric } from './report.ts';

const root = path.resolve(import.meta.dirname, '../..');
const { values } = parseArgs({
  options: {
    data: { type: 'string' },
    seed: { type: 'string', default: String(Date.now() % 1_000_000) },
    readings: { type: 'string' },
    verbose: { type: 'boolean', default: false },
  },
});
const data = path.resolve(values.data ?? path.join(root, '../shared/data'));
const seed = Number(values.seed);

const corpora = await openCorpora(data);
if (corpora.length === 0) {
  console.error(`No labelled pages in ${data}. Name their folder with --data.`);
  process.exit(2);
}
console.log(`seed ${seed}`);
const runs: Readonly<Record<'plain' | 'blind' | 'token', MatchRun>> = {
  plain: { name: 'Valet, plain', verdicts: [] },
  blind: { name: 'Valet, blind', verdicts: [] },
  token: { name: 'autocomplete attribute alone', verdicts: [] },
};
const reading = { labelled: 0, shown: 0, read: 0, failed: [] as string[] };
const duckLabels: string[] = [];
await readAll();
const duck = await duckFigures(data, duckLabels);
print();

async function readAll(): Promise<void> {
  const browser = await startBrowser();
  const waiting = corpora.flatMap((corpus) => corpus.pages.map((page) => ({ corpus, page })));
  const work = async () => {
    for (let next = waiting.shift(); next; next = waiting.shift()) {
      const { corpus, page } = next;
      const file = path.relative(data, page.file);
      try {
        judgePage(corpus, file, await recall(file, () => readLabelled(browser, page, seed)));
      } catch (error) {
        reading.failed.push(`${file}: ${String(error).split('\n')[0]}`);
      }
    }
  };
  try {
    await Promise.all([work(), work(), work()]);
  } finally {
    await browser.close();
  }
}

/** The kept reading of a page, or a new one that is kept. */
async function recall(file: string, read: () => Promise<Reading>): Promise<Reading> {
  if (!values.readings) return read();
  const kept = path.join(path.resolve(values.readings), `${file.replaceAll('/', '+')}.json`);
  const known = await readJson<Reading>(kept);
  if (known) return known;
  const fresh = await read();
  mkdirSync(path.dirname(kept), { recursive: true });
  writeFileSync(kept, JSON.stringify(fresh));
  return fresh;
}

function judgePage(corpus: Corpus, file: string, page: Reading): void {
  const given = { corpus, file, reading: page };
  if (corpus.name === 'autofill-ddg') duckLabels.push(...page.labels.map(({ label }) => label));
  reading.labelled += page.labels.length;
  reading.shown += page.labels.filter(({ isShown }) => isShown).length;
  reading.read += new Set(page.plain.pairs.filter((pair) => pair >= 0)).size;
  runs.plain.verdicts.push(...judge({ ...given, paired: page.plain, matcher: valetMatcher }));
  runs.blind.verdicts.push(...judge({ ...given, paired: page.blind, matcher: valetMatcher }));
  runs.token.verdicts.push(...judge({ ...given, paired: page.plain, matcher: autocompleteMatcher }));
}

function print(): void {
  const { labelled, shown, read, failed } = reading;
  console.log(`${labelled} labelled controls, ${shown} of them shown, ${read} read as fields`);
  for (const line of failed) console.log(`not read: ${line}`);
  console.log(`\n${figuresTable(Object.values(runs), corpora)}\n`);
  console.log(
    'exact, with near, wrong of ours: share of ours (truth in the vocabulary). wrong of labelled: those too that are labelled as something\n' +
      'no profile holds. Near misses are those that the source of autofill-firefox names. wrong of all: fields without a label\n' +
      'count as none of ours, although many are only forgotten, and near misses count as wrong.',
  );
  for (const run of [runs.plain, runs.blind]) console.log(missSummary(run));
  if (duck) console.log(`DuckDuckGo's own tests expect of it, on autofill-ddg: ${duckText(duck)}`);
  console.log(`\n${refTable(runs.plain.verdicts, runs.blind.verdicts)}`);
  writeMisses({ runs: [runs.plain, runs.blind], folder: path.join(root, 'bench-results'), isVerbose: values.verbose });
  const metrics = [runs.plain, runs.blind].flatMap(({ name, verdicts }) => {
    const { exact, wrongOfOurs } = figuresOf(verdicts);
    return [
      metric({ name: `${name}: exact`, value: exact, unit: '', op: '>=', target: 0.93 }),
      metric({ name: `${name}: wrong`, value: wrongOfOurs, unit: '', op: '<=', target: 0.01 }),
    ];
  });
  finish({ name: 'match', seed, rounds: 1, metrics });
}
