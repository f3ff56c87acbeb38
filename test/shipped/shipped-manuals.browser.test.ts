import { readFileSync } from 'node:fs';
import path from 'node:path';
import { createMemoryManuals, systemClock } from '@valet/core';
import { createPracticeServer } from '@valet/practice';
import createTier from '@valet/tier-local';
import t from 'tap';
import { compareRecord } from '../../host/src/cli/recorded-view.ts';
import { withShipped } from '../../host/src/manual/with-shipped.ts';
import { loadManuals } from '../../host/src/registry/load-manuals.ts';
import { createEngine } from '../support/engine.ts';
import { makeManual, shippedFiles } from './make-manuals.ts';

const root = path.resolve(import.meta.dirname, '../..');
const read = (file: string) => JSON.parse(readFileSync(path.join(root, 'manuals', file), 'utf8'));
const tier = createTier({});
const artifactFolder = t.testdir({});
t.teardown(() => tier.close());

t.test('the index names the manuals that are made, and all of them are found', async (t) => {
  t.same(read('valet.plugin.json').manuals, Object.values(shippedFiles));
  const found = await loadManuals({ roots: [root] });
  t.same(
    found.map(({ id }) => id).sort(),
    Object.values(shippedFiles)
      .map((file) => read(file).id)
      .sort(),
  );
});

t.test('a shipped manual is what a run leaves today', async (t) => {
  const [[title, file] = ['', '']] = Object.entries(shippedFiles);
  t.same(
    await makeManual(title, { tier, artifactFolder, isProven: false }),
    read(file),
    'if not: npm run manuals:record',
  );
});

t.test('the first run on each form replays its shipped manual', async (t) => {
  const practice = await createPracticeServer({ port: 0 });
  t.teardown(() => practice.close());
  for (const [title, file] of Object.entries(shippedFiles)) {
    const manuals = withShipped(createMemoryManuals(systemClock), () => loadManuals({ roots: [root] }));
    const posting = practice.postings.find((one) => one.title === title);
    const { report } = await createEngine({ artifactFolder, tier, manuals }).apply(posting?.url ?? '');
    t.match(report, { verdict: 'submitted_verified', final_mode: 'cookbook', cost: { magnitude_steps: 0 } }, title);
    const [record, ...more] = posting ? practice.submissions({ ...posting, outcome: 'accepted' }) : [];
    t.equal(more.length, 0, `${title}: sent once`);
    const compared = record ? compareRecord(report.answers, record) : [];
    t.ok(compared.length > 5, `${title}: recorded`);
    t.same(
      compared.filter(({ isSame }) => !isSame),
      [],
      `${title}: the site recorded what was to be sent`,
    );
    const used = (await manuals.list('default')).find(({ manual }) => manual.id === read(file).id);
    t.match(await manuals.runs('default', used?.id ?? ''), [{ outcome: 'replayed' }]);
  }
});

t.test('shipped manuals that cannot be loaded keep nobody from the others', async (t) => {
  const manuals = withShipped(createMemoryManuals(systemClock), () => Promise.reject(new Error('unreadable')));
  const manual = read(Object.values(shippedFiles)[0] ?? '');
  await manuals.add({ tenant: 'default', manual, origin: 'exploration' });
  t.equal((await manuals.list('default')).length, 1);
});
