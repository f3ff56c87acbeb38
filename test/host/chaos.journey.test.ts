import t from 'tap';
import { seededRandom } from '../bench/report.ts';
import { openReceivingSite } from '../chaos/receiving-site.ts';
import { runKills } from '../chaos/run-kills.ts';

t.setTimeout(400_000);

/** `npm run chaos` kills 200 times. */
const options = { kills: 40, jobs: 30 };

t.test('forty kills of workers, API, Redis and PostgreSQL under thirty jobs', async (t) => {
  const seed = Number(process.env['TEST_SEED'] ?? Date.now() % 1e6);
  t.comment(`TEST_SEED=${seed}`);
  const site = await openReceivingSite();
  t.teardown(() => site.close());
  const random = seededRandom(seed);
  const outcome = await runKills(t, site, { ...options, random, tell: (line) => t.comment(line) });
  t.comment(JSON.stringify({ kills: outcome.kills, endings: outcome.endings, recoveryMs: outcome.recoveryMs }));
  t.match(outcome, { jobsLost: 0, doubles: 0, untruthful: [], orphans: 0, callbacksLost: 0 });
});
