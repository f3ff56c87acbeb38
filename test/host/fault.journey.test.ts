import { randomUUID } from 'node:crypto';
import t from 'tap';
import { listFaults } from '../chaos/fault.ts';
import { runPlainWorker } from '../chaos/plain-worker.ts';
import { openReceivingSite } from '../chaos/receiving-site.ts';
import { runFaults } from '../chaos/run-faults.ts';
import { newDatabase } from '../contract/postgres-database.ts';

t.setTimeout(240_000);

/** `npm run chaos` runs more than 2,000. */
const faults = listFaults(1);

t.test(`${faults.length} labelled faults: none sends an application twice, and every ending is true`, async (t) => {
  const [site, database] = await Promise.all([openReceivingSite(), newDatabase()]);
  t.teardown(async () => {
    await site.close();
    await database.drop();
  });
  const outcome = await runFaults(database.url, site, faults);
  t.comment(JSON.stringify(outcome.endings));
  t.match(outcome, { doubles: 0, lost: 0, untruthful: [], decided: [] });
});

t.test('the same faults on a plain queue worker do: the site tells the difference', async (t) => {
  const site = await openReceivingSite();
  t.teardown(() => site.close());
  const redisUrl = process.env['VALET_TEST_REDIS'] ?? 'redis://127.0.0.1:6379';
  await runPlainWorker({ redisUrl, siteUrl: site.url, prefix: `valet-test-${randomUUID()}`, faults });
  const doubles = faults.filter(({ posting }) => site.recorded(posting) > 1).length;
  t.ok(doubles > faults.length / 10, `${doubles} of ${faults.length} were sent twice`);
});
