// What a manual is worth on forms that change: it is recorded once, then the site drifts, day by day, and every day a
// candidate applies. The site's own record says whether the application was right.
import { mkdtempSync, rmSync } from 'node:fs';
import os from 'node:os';
import path from 'node:path';
import { createMemoryManuals, systemClock, type TierPlugin } from '@valet/core';
import { createPracticeServer, type PracticeServer } from '@valet/practice';
import type { PracticeDrift, PracticeSubmission, RunReport } from '@valet/schemas';
import createTier from '@valet/tier-local';
import { createEngine } from '../support/engine.ts';
import { type BenchMetric, median, metric, table } from './report.ts';

type Strength = PracticeDrift['strength'];

/** One day of the site: how it had drifted, and what became of the application. */
interface Day {
  readonly seed: number;
  readonly strength: Strength;
  readonly report: RunReport;
  readonly tookMs: number;
  /** The site took it, and every field holds what it held on the form as it was. */
  readonly isRight: boolean;
  /** Fields that hold something else than they should. */
  readonly wrong: readonly string[];
  readonly sent: number;
  /** Steps whose field was found again on the changed page. */
  readonly heals: number;
  /** Why the run went over to exploring. */
  readonly why: readonly string[];
}

const isExplored = ({ final_mode }: RunReport) => final_mode !== 'cookbook';
const isVerified = ({ report }: Day) => report.verdict === 'submitted_verified';
const share = (days: readonly Day[], test: (day: Day) => boolean) =>
  days.length === 0 ? 0 : days.filter(test).length / days.length;
const rates = {
  replayed: (day: Day) => isVerified(day) && day.report.final_mode === 'cookbook',
  hybrid: (day: Day) => isVerified(day) && day.report.final_mode === 'hybrid',
  explored: (day: Day) => isVerified(day) && day.report.final_mode === 'magnitude',
  healed: (day: Day) => isVerified(day) && day.heals > 0,
  'not sent': (day: Day) => !isVerified(day) && day.sent === 0,
  'false success': (day: Day) => isVerified(day) && !day.isRight,
  'wrong field': (day: Day) => day.wrong.length > 0,
  'sent twice': (day: Day) => day.sent > 1,
};

/** What is measured of drift. */
export interface DriftOptions {
  /** Seeds at each strength. */
  readonly variants: number;
  /** First seed. */
  readonly from: number;
}

/** Records a manual, then applies on one site after another that has drifted from it. Prints the rates. */
export async function measureDrift({ variants, from }: DriftOptions): Promise<BenchMetric[]> {
  const folder = mkdtempSync(path.join(os.tmpdir(), 'valet-bench-'));
  const practice = await createPracticeServer({ port: 0 });
  const tier = createTier({});
  try {
    return print(await liveDays({ variants, from, folder, practice, tier }));
  } finally {
    await tier.close();
    await practice.close();
    rmSync(folder, { recursive: true, force: true });
  }
}

interface Stage extends DriftOptions {
  readonly folder: string;
  readonly practice: PracticeServer;
  readonly tier: TierPlugin;
}

async function liveDays({ variants, from, folder, practice, tier }: Stage): Promise<Day[]> {
  const { url, board, job } = practice.postings.find(({ title }) => title === 'Frontend Engineer') ?? {};
  if (!url || !board || !job) throw new Error('the practice posting is gone');
  const key = { board, job };
  const manuals = createMemoryManuals(systemClock);
  const first = await createEngine({ artifactFolder: folder, tier, manuals }).apply(url);
  const model = practice.submissions({ ...key, outcome: 'accepted' })[0];
  const [stored] = await manuals.list('default');
  if (!model || !stored) throw new Error(`the first run ended ${first.report.verdict} and left no manual`);
  console.log(
    `manual of ${stored.manual.pages[0].steps.length} steps; seeds ${from} to ${from + variants - 1}, 3 strengths`,
  );

  const days: Day[] = [];
  for (const strength of ['weak', 'medium', 'strong'] as const) {
    for (let seed = from; seed < from + variants; seed += 1) {
      practice.clearRecords();
      practice.setFault(key, { drift: { seed, strength } });
      // Each day starts from the same manual: what one day mends is not known on the next.
      const known = createMemoryManuals(systemClock);
      const day = await known.add({ tenant: 'default', manual: stored.manual, origin: stored.origin });
      const startedAt = performance.now();
      const { report, events } = await createEngine({ artifactFolder: folder, tier, manuals: known }).apply(url);
      const tookMs = performance.now() - startedAt;
      const records = practice.submissions(key);
      const wrong = records.flatMap((record) => wrongFields(record, model));
      const isRight = records.length === 1 && records[0]?.outcome === 'accepted' && wrong.length === 0;
      const [counted] = await known.runs('default', day.stored.id);
      const steps = counted ? [`${counted.detail} (${counted.failedSteps.join(', ')})`] : [];
      const why = isExplored(report) ? steps : [];
      const heals = events.filter(({ event_type }) => event_type === 'step_healed').length;
      days.push({ seed, strength, report, tookMs, isRight, wrong, sent: practice.requests(key), heals, why });
    }
  }
  return days;
}

/** Fields of the record that differ from the model's; a field that the site of the day did not ask is empty. */
function wrongFields(record: PracticeSubmission, model: PracticeSubmission): string[] {
  return Object.entries(record.fields).flatMap(([label, text]) =>
    text === model.fields[label] ? [] : [`"${label}" is "${text}"`],
  );
}

function print(days: readonly Day[]): BenchMetric[] {
  const sets: [string, (day: Day) => boolean][] = (['weak', 'medium', 'strong'] as const).flatMap((strength) => [
    [strength, (day) => day.strength === strength && day.seed % 10 !== 7],
    [`${strength}, kept out`, (day) => day.strength === strength && day.seed % 10 === 7],
  ]);
  const rows = sets.map(([name, isIn]) => {
    const some = days.filter(isIn);
    const took = some.length === 0 ? '-' : Math.round(median(some.map(({ tookMs }) => tookMs)));
    return [name, some.length, ...Object.values(rates).map((rate) => share(some, rate).toFixed(3)), took];
  });
  console.log(`\n${table([['drift', 'days', ...Object.keys(rates), 'ms'], ...rows])}`);
  console.log('kept out: seeds that end in 7, which nobody looked at while building.\n');
  for (const { seed, strength, report, wrong } of days
    .filter((day) => !isVerified(day) && day.seed % 10 !== 7)
    .slice(0, 12)) {
    console.log(
      `${strength} ${seed}: ${report.verdict}, ${report.error?.code ?? ''} ${report.error?.message ?? ''} ${wrong.join('; ')}`,
    );
  }
  const reasons = Map.groupBy(
    days.filter(({ seed }) => seed % 10 !== 7).flatMap(({ strength, why }) => why.map((one) => `${strength}: ${one}`)),
    (one) => one,
  );
  for (const [reason, all] of [...reasons].sort(([, a], [, b]) => b.length - a.length).slice(0, 12))
    console.log(`${all.length} x ${reason}`);
  const of = (strength: Strength) => days.filter((day) => day.strength === strength);
  const rate = (name: string, value: number, op: '>=' | '==', target: number) =>
    metric({ name, value, unit: '', op, target });
  return [
    rate('weak drift, replayed', share(of('weak'), rates.replayed), '==', 1),
    rate(
      'medium drift, replayed or hybrid',
      share(of('medium'), (day) => rates.replayed(day) || rates.hybrid(day)),
      '>=',
      0.95,
    ),
    rate('false success', share(days, rates['false success']), '==', 0),
    rate('wrong field', share(days, rates['wrong field']), '==', 0),
    rate('sent twice', share(days, rates['sent twice']), '==', 0),
  ];
}
