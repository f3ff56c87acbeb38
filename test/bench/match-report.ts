import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import { type Corpus, partOf, readJson } from './match-corpus.ts';
import { figuresByRef, figuresOf, isWordless, type Verdict, wrongClasses } from './match-score.ts';
import { ddgTruth } from './match-truth.ts';
import { table } from './report.ts';

/** Verdicts of one way to match over one way to show the page. */
export interface MatchRun {
  readonly name: string;
  readonly verdicts: Verdict[];
}

const three = (share: number) => share.toFixed(3);

/** Refs that a profile does not hold: a field of theirs is left alone or asked. */
const isOfLogin = ({ truth }: Verdict) => /^credential|username|date_of_birth/.test(truth[0] ?? '');

/** All runs by corpus, by part and whole. */
export function figuresTable(runs: readonly MatchRun[], corpora: readonly Corpus[]): string {
  const sets: [string, (verdict: Verdict) => boolean][] = [
    ...corpora.map(({ name }): [string, (verdict: Verdict) => boolean] => [name, ({ corpus }) => corpus === name]),
    ['part looked at', ({ file }) => partOf(file) === 'work'],
    ['part not looked at', ({ file }) => partOf(file) === 'check'],
    ['without log-in and birth', (verdict) => !isOfLogin(verdict)],
    ['all', () => true],
  ];
  const rows = runs.flatMap(({ name, verdicts }) =>
    sets.map(([set, isIn]) => {
      const figures = figuresOf(verdicts.filter(isIn));
      const { exact, lenient, precision, wrong, wrongLenient, wrongOfOurs } = figures;
      const shares = [exact, lenient, precision, wrongOfOurs, wrongLenient, wrong];
      return [name, set, figures.fields, figures.ours, ...[...shares, figures.wrongOfAll].map(three)];
    }),
  );
  return table([
    [
      'matcher',
      'pages',
      'fields',
      'ours',
      'exact',
      'with near',
      'precision',
      'wrong of ours',
      'wrong of labelled',
      'wrong or near',
      'wrong of all',
    ],
    ...rows,
  ]);
}

/** The labels that were most often taken for something else, and how many of the missed fields show no word. */
export function missSummary({ name, verdicts }: MatchRun): string {
  const classes = wrongClasses(verdicts);
  const count = classes.reduce((sum, one) => sum + one.count, 0);
  const first = classes.slice(0, 6).map((one) => `${one.label} as ${one.ref} ${one.count}`);
  const missed = verdicts.filter(({ outcome }) => outcome === 'missed');
  const wordless = missed.filter(isWordless).length;
  return `${name}: ${count} labelled fields matched wrongly (${first.join(', ')}, ...); ${missed.length} missed, ${wordless} of them without a word that a person could read`;
}

/** Precision and recall of each ref, plain and blind. */
export function refTable(plain: readonly Verdict[], blind: readonly Verdict[]): string {
  const other = new Map(figuresByRef(blind).map((figures) => [figures.ref, figures]));
  const rows = figuresByRef(plain).map(({ ref, asked, recall, matched, precision }) => {
    const { recall: blindRecall = 0, precision: blindPrecision = 0 } = other.get(ref) ?? {};
    return [ref, asked, matched, three(recall), three(precision), three(blindRecall), three(blindPrecision)];
  });
  return table([['ref', 'asked', 'matched', 'recall', 'precision', 'blind recall', 'blind precision'], ...rows]);
}

/** What DuckDuckGo's tests expect of its own engine, over all labels in our vocabulary and without the ambiguous ones. */
export async function duckFigures(
  data: string,
  labels: readonly string[],
): Promise<{ ours: number; exact: number; withoutEither: number } | null> {
  const index = await readJson<{ expectedFailures?: string[] }[]>(path.join(data, 'autofill-ddg/index.json'));
  if (!index || labels.length === 0) return null;
  const either = 'username OR emailAddress';
  const isOurs = (label: string) => ddgTruth[label] !== undefined;
  const failed = index.flatMap(({ expectedFailures = [] }) => expectedFailures).filter(isOurs);
  const share = (isIn: (label: string) => boolean) => 1 - failed.filter(isIn).length / labels.filter(isIn).length;
  return {
    ours: labels.filter(isOurs).length,
    exact: share(isOurs),
    withoutEither: share((label) => isOurs(label) && label !== either),
  };
}

/** The same as a line. */
export function duckText({
  ours,
  exact,
  withoutEither,
}: {
  ours: number;
  exact: number;
  withoutEither: number;
}): string {
  return `exact ${three(exact)} of ${ours} labels in our vocabulary (${three(withoutEither)} without "username OR emailAddress"); what it matches wrongly is not told`;
}

/**
 * Writes wrong and missed fields of the part that may be looked at to `match-misses.txt`, wrong ones first, and prints the first of them.
 */
export function writeMisses({
  runs,
  folder,
  isVerbose,
}: {
  runs: readonly MatchRun[];
  folder: string;
  isVerbose: boolean;
}): void {
  const lines = runs.flatMap(({ name, verdicts }) =>
    (['wrong', 'near', 'missed'] as const).flatMap((outcome) =>
      verdicts
        .filter((verdict) => verdict.outcome === outcome && partOf(verdict.file) === 'work')
        .map((verdict) => `${name} ${outcome}: ${missText(verdict)}`),
    ),
  );
  mkdirSync(folder, { recursive: true });
  writeFileSync(path.join(folder, 'match-misses.txt'), `${lines.join('\n')}\n`);
  const wrong = lines.filter((line) => / wrong: /.test(line));
  console.log(
    `\n${lines.length} lines in bench-results/match-misses.txt; wrong matches of the part looked at: ${wrong.length}`,
  );
  for (const line of isVerbose ? lines : wrong.slice(0, 20)) console.log(line);
}

function missText({ file, field, label, truth, ref, rule }: Verdict): string {
  const { autocomplete = '', placeholder = '', domId, domName, section, kind } = field;
  const seen = { section, placeholder, id: domId ?? '', name: domName ?? '', autocomplete };
  const parts = Object.entries(seen).flatMap(([name, value]) => (value ? [`${name}=${value}`] : []));
  return `"${field.label}" (${kind}; ${parts.join('; ')}) is ${label || 'unlabelled'} (${truth[0] ?? 'none of ours'}), matched ${ref ?? 'nothing'} by ${rule} [${file}]`;
}
