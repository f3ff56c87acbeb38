import { randomUUID } from 'node:crypto';
import { parseArgs } from 'node:util';
import { finish, metric, seededRandom, table } from '../bench/report.ts';
import { newDatabase } from '../contract/postgres-database.ts';

import { listFaults } from './fault.ts';
import { runPlainWorker } from './plain-worker.ts';
import { openReceivingSite } from './receiving-site.ts';
import { runFaults } from './run-faults.ts';
import { runKills } from './run-kills.ts';

/** `npm run chaos -- --kills 200 --jobs 100 --seed 1 --faults 21`: what is destroyed, and what became of every job. */
const { values } = parseArgs({
  options: {
    kills: { type: 'string', default: '200' },
    jobs: { type: 'string', default: '100' },
    seed: { type: 'string', default: String(Date.now() % 1e6) },
    faults: { type: 'string', default: '21' },
  },
});
const seed = Number(values.seed);
console.log(`seed ${seed}`);
const teardowns: (() => unknown)[] = [];
const scope = { teardown: (work: () => unknown) => void teardowns.push(work) };
const tell = (line: string) => console.log(`  ${line}`);

const site = await openReceivingSite();
const metrics = [];
try {
  const kills = Number(values.kills);
  if (kills > 0) {
    console.log(`\n${kills} kills under ${values.jobs} jobs`);
    const outcome = await runKills(scope as never, site, {
      kills,
      jobs: Number(values.jobs),
      random: seededRandom(seed),
      tell,
    });
    console.log(table([['killed or cut', 'times'], ...Object.entries(outcome.kills)]));
    console.log(table([['ending', 'jobs'], ...Object.entries(outcome.endings)]));
    for (const line of outcome.untruthful) console.log(`  ${line}`);
    const p95 = percentile(outcome.recoveryMs, 0.95);
    const zero = (name: string, value: number) => metric({ name, value, unit: '', op: '==', target: 0 });
    metrics.push(
      zero('jobs lost', outcome.jobsLost),
      zero('double submissions', outcome.doubles),
      zero('untruthful endings', outcome.untruthful.length),
      zero('orphan processes', outcome.orphans),
      zero('callbacks lost', outcome.callbacksLost),
      metric({
        name: `SIGKILL to next progress, p95 of ${outcome.recoveryMs.length}`,
        value: p95 / 1000,
        unit: 's',
        op: '<=',
        target: 10,
      }),
    );
  }
  const faults = listFaults(Number(values.faults));
  if (faults.length > 0) {
    console.log(`\n${faults.length} labelled faults`);
    const database = await newDatabase();
    if (database.reason) throw new Error(database.reason);
    teardowns.push(() => database.drop());
    const outcome = await runFaults(database.url, site, faults);
    const control = await openReceivingSite();
    teardowns.push(() => control.close());
    const redisUrl = process.env['VALET_TEST_REDIS'] ?? 'redis://127.0.0.1:6379';
    await runPlainWorker({ redisUrl, siteUrl: control.url, prefix: `valet-test-${randomUUID()}`, faults });
    const doubles = faults.filter(({ posting }) => control.recorded(posting) > 1).length;
    console.log(table([['ending', 'jobs'], ...Object.entries(outcome.endings)]));
    for (const line of [...outcome.untruthful, ...outcome.decided]) console.log(`  ${line}`);
    metrics.push(
      metric({
        name: `double submissions in ${outcome.faults} faults`,
        value: outcome.doubles,
        unit: '',
        op: '==',
        target: 0,
      }),
      metric({ name: 'untruthful endings of faults', value: outcome.untruthful.length, unit: '', op: '==', target: 0 }),
      metric({ name: 'undecidable and yet decided', value: outcome.decided.length, unit: '', op: '==', target: 0 }),
      metric({ name: 'double submissions of a plain queue worker', value: doubles, unit: '', op: '>=', target: 1 }),
    );
  }
} finally {
  for (const teardown of teardowns.reverse()) await teardown();
  await site.close();
}
finish({ name: 'chaos', seed, rounds: 1, metrics });

function percentile(values: readonly number[], share: number): number {
  const sorted = [...values].sort((a, b) => a - b);
  return sorted[Math.min(sorted.length - 1, Math.floor(sorted.length * share))] ?? 0;
}
