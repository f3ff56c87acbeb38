import { mkdirSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import type { ManualEntry } from '@valet/schemas';
import t from 'tap';
import { openEmbeddedStore } from '../../../host/src/store/open-embedded.ts';
import { sampleProfile } from '../../support/engine.ts';
import { makeForm, recordForm } from '../../support/record-form.ts';
import { dataFolder } from '../temp-folder.ts';
import { runValetHere } from './run-valet.ts';

process.env.VALET_SHIPPED_MANUALS = 'no';
const manual = recordForm(makeForm(['First name', { label: 'Why us?', kind: 'longtext' }]));

t.test('valet manual, over a store', async (t) => {
  const data = await dataFolder(t);
  const run = (...args: string[]) => runValetHere(t, ['manual', ...args, '--data', data]);

  await t.test('says where manuals come from when there are none', async (t) => {
    t.match(await run('list'), { exitCode: 0, stdout: /no manuals yet/, stderr: '' });
    t.same(JSON.parse((await run('list', '--json')).stdout), []);
  });

  const store = await openEmbeddedStore(data);
  const { stored } = await store.manuals.add({ tenant: 'default', manual, origin: 'exploration' });
  const failedSteps = ['why-us'];
  const detail = 'fewer than two locators agree';
  await store.manuals.count('default', stored.id, { jobId: 'a', attempt: 1, outcome: 'mended', failedSteps, detail });
  await store.close();

  t.test('lists them with state and health', async (t) => {
    const { stdout } = await run('list');
    t.match(stdout, new RegExp(`${stored.id.slice(0, 8)} +greenhouse +everywhere +exploration +3 +1 +candidate +75`));
    const [listed] = JSON.parse((await run('list', '--json')).stdout);
    t.match(listed, {
      id: stored.id,
      name: manual.id,
      platform: 'greenhouse',
      steps: 3,
      health: 75,
      status: 'candidate',
    });
  });

  t.test('shows one by the beginning of its id: steps, values, how each did, and the runs', async (t) => {
    const { stdout } = await run('show', stored.id.slice(0, 6));
    t.match(stdout, /candidate, version 1, health 75, made by exploration/);
    t.match(stdout, /fill +First name +profile\.first_name +100/);
    t.match(stdout, /fill +Why us\? +the answer to it +0/);
    t.match(stdout, /mended +fewer than two locators agree/);
    t.strictSame(JSON.parse((await run('show', stored.id, '--json')).stdout), manual);
  });

  t.test('names an id that no manual has', async (t) => {
    t.match(await run('show', 'zzz'), {
      exitCode: 51,
      stdout: '',
      stderr: /No manual has an id that begins with "zzz"/,
    });
  });
});

t.test('valet manual list shows the manuals that ship, until they are switched off', async (t) => {
  const data = await dataFolder(t);
  const list = async (shipped: string): Promise<readonly ManualEntry[]> => {
    process.env.VALET_SHIPPED_MANUALS = shipped;
    return JSON.parse((await runValetHere(t, ['manual', 'list', '--json', '--data', data])).stdout);
  };
  t.teardown(() => {
    process.env.VALET_SHIPPED_MANUALS = 'no';
  });
  t.same(await list('no'), []);
  const shipped = await list('yes');
  t.ok(shipped.length > 0);
  for (const one of shipped)
    t.match(one, { platform: 'greenhouse', origin: 'shipped', status: 'promoted', health: 100 });
  t.same(await list('yes'), shipped, 'each is kept once');
  const [first] = shipped;
  const told = await runValetHere(t, ['manual', 'rollback', first?.id ?? '', '--reason', 'not here', '--data', data]);
  t.match(told, { exitCode: 52, stderr: /no version before it to go back to/ });
});

t.test('valet manual record says what it lacks before it opens anything', async (t) => {
  const record = (...args: string[]) => runValetHere(t, ['manual', 'record', ...args]);
  t.match(await record('https://ats.example/jobs/1'), { exitCode: 2, stderr: /--profile/ });
  t.match(await record('ats.example', '--profile', 'none.json'), { exitCode: 40, stderr: /invalid_url/ });
  const lost = await record('https://ats.example/jobs/1', '--profile', 'none.json');
  t.match(lost, { stdout: '', stderr: /none\.json does not exist.*\[file_not_found\]/ });
});

t.test('valet manual promote and rollback', async (t) => {
  const data = await dataFolder(t);
  const run = (...args: string[]) => runValetHere(t, ['manual', ...args, '--data', data]);
  const store = await openEmbeddedStore(data);
  const tenant = 'default';
  const { stored: first } = await store.manuals.add({ tenant, manual, origin: 'exploration' });
  const edited = { ...manual, policy: { ...manual.policy, heals: 1 } };
  const { stored: second } = await store.manuals.revise(tenant, first.id, edited);
  await store.close();
  const [before, after] = [first.id.slice(0, 8), second.id.slice(0, 8)];

  t.match(await run('promote', after), { exitCode: 2, stderr: /--reason/ });
  t.match(await run('rollback', before, '--reason', 'x'), {
    exitCode: 52,
    stdout: '',
    stderr: /Version 1 is candidate; only a promoted one can be rolled back/,
  });
  t.match(await run('rollback', 'zzz', '--reason', 'x'), { exitCode: 51, stderr: /No manual has an id/ });
  t.match(await run('promote', after, '--reason', 'tried by hand'), {
    exitCode: 0,
    stdout: new RegExp(`${after} version 2: candidate → promoted, tried by hand`),
  });
  t.match(await run('promote', after, '--reason', 'again'), { exitCode: 52, stderr: /is promoted/ });
  const rolled = await run('rollback', after, '--reason', 'misreads a field', '--json');
  t.strictSame(JSON.parse(rolled.stdout), [
    {
      id: second.id,
      name: manual.id,
      version: 2,
      health: 50,
      from: 'promoted',
      to: 'retired',
      reason: 'misreads a field',
    },
  ]);
  t.match(await run('rollback', before, '--reason', 'x', '--json'), { exitCode: 52, stdout: /"conflict"/ });
  t.match((await run('show', after)).stdout, /promoted +person +tried by hand\n.* retired +person +misreads a field/);
  const listed: { id: string; status: string }[] = JSON.parse((await run('list', '--json')).stdout);
  t.same(Object.fromEntries(listed.map(({ id, status }) => [id, status])), {
    [first.id]: 'candidate',
    [second.id]: 'retired',
  });
});

t.test('valet manual diff', async (t) => {
  const data = await dataFolder(t);
  const folder = t.testdir({ 'folder.json': {} });
  const run = (...args: string[]) => runValetHere(t, ['manual', 'diff', ...args, '--data', data]);
  const [page] = manual.pages;
  const [first, ...rest] = page.steps;
  const edited = {
    ...manual,
    policy: { ...manual.policy, heals: 1 },
    parameters: manual.parameters.slice(0, 1),
    pages: [{ ...page, steps: [{ ...first, confidence: 0.5 }, ...rest.slice(1)] }],
  };
  const file = path.join(folder, 'edited.json');
  writeFileSync(file, JSON.stringify(edited));
  const store = await openEmbeddedStore(data);
  const { stored } = await store.manuals.add({ tenant: 'default', manual, origin: 'exploration' });
  await store.close();
  const id = stored.id.slice(0, 8);

  const { exitCode, stdout } = await run(id, file);
  t.equal(exitCode, 0);
  t.match(stdout, new RegExp(`${id} version 1 → .*edited\\.json`));
  t.match(stdout, /~ policy\/heals \d+ → 1\n/);
  t.match(stdout, /- fill why-us page 1: /);
  t.match(stdout, /~ fill first-name page 1: .*\n +confidence 0\.\d+ → 0\.5\n/);
  t.match(stdout, /0 added, 1 removed, 1 changed/);
  t.match(JSON.parse((await run(file, id, '--json')).stdout), {
    manual: [{ property: 'parameters' }, { property: 'policy/heals', before: 1 }],
    added: [{ id: 'why-us', type: 'fill', page: 1 }],
    removed: [],
    changed: [{ id: 'first-name', moved: false, changes: [{ property: 'confidence', before: 0.5 }] }],
  });
  t.match(await run(id, stored.id), { exitCode: 0, stdout: /They say the same/ });
  t.match(await run(id, 'zzz'), { exitCode: 51, stderr: /No manual has an id/ });
  t.match(await run(file, path.join(folder, 'none.json')), { exitCode: 41, stderr: /does not exist/ });
  t.match(await run(file, path.join(folder, 'folder.json')), { exitCode: 41, stderr: /is a folder/ });
  writeFileSync(path.join(folder, 'bad.json'), '{}');
  t.match(await run(file, path.join(folder, 'bad.json')), { exitCode: 2, stderr: /bad\.json is not valid/ });
});

t.test('valet manual lint', async (t) => {
  const folder = t.testdir({});
  const lint = (name: string, document: unknown, ...args: string[]) => {
    const file = path.join(folder, name);
    writeFileSync(file, typeof document === 'string' ? document : JSON.stringify(document));
    return runValetHere(t, ['manual', 'lint', file, ...args]);
  };
  t.match(await lint('good.json', manual), { exitCode: 0, stdout: /is a good manual: 1 pages, 3 steps, 2 values/ });
  t.match(await lint('wrong.json', { ...manual, levle: 1 }), {
    exitCode: 1,
    stdout: /\/levle is not a known property; did you mean "level"\?/,
  });
  const [page] = manual.pages;
  const named = {
    ...manual,
    pages: [{ ...page, steps: [{ ...page.steps[0], label: 'Hello Robin' }, ...page.steps.slice(1)] }],
  };
  const profile = path.join(folder, 'profile.json');
  writeFileSync(profile, JSON.stringify(sampleProfile));
  t.match(await lint('named.json', named, '--profile', profile), {
    exitCode: 1,
    stdout: /label holds something that tells who the candidate is/,
  });
  t.match(await lint('text.json', 'not json'), { exitCode: 1, stdout: /is not JSON/ });
  mkdirSync(path.join(folder, 'folder'));
  const none = await runValetHere(t, ['manual', 'lint', path.join(folder, 'folder')]);
  t.match(none, { exitCode: 41, stderr: /is a folder, not a file/ });
});
