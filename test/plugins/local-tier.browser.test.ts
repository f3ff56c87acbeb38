import { execFileSync, spawn } from 'node:child_process';
import { once } from 'node:events';
import { chmod, readFile, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import type { TierPlugin } from '@valet/core';
import { checkShape } from '@valet/schemas';
import createTier, { findBrowser } from '@valet/tier-local';
import { chromium } from 'playwright-core';
import t from 'tap';
import { launchBrowser } from '../../plugins/tiers/local/src/launch-browser.ts';
import { openSite } from './loopback-site.ts';
import { errorOf, run, startBrowser, title } from './open-agent.ts';

const site = await openSite({
  '/': `<title>start</title><script>navigator.serviceWorker?.register('/sw.js').catch(() => { document.title = 'no worker' })</script>`,
  '/sw.js': (_request, response) => {
    response.setHeader('content-type', 'text/javascript');
    response.end('');
  },
});
t.teardown(site.close);

const never = new AbortController().signal;
const request = { jobId: 'job-1', attempt: 1, headed: false };

function makeTier(
  t: { teardown(end: () => Promise<void>): void },
  config: Parameters<typeof createTier>[0] = {},
): TierPlugin {
  const tier = createTier(config);
  t.teardown(() => tier.close());
  return tier;
}

/** Processes and their parents. */
function processTable(): [number, number][] {
  const rows = execFileSync('ps', ['-axo', 'pid=,ppid='], { encoding: 'utf8' }).trim().split('\n');
  return rows.map((row) => row.trim().split(/\s+/).map(Number) as [number, number]);
}

/** Processes below a process, itself included. */
function descendants(pid: number): number[] {
  const table = processTable();
  const below = (parent: number): number[] =>
    table.filter(([, ppid]) => ppid === parent).flatMap(([child]) => [child, ...below(child)]);
  return [pid, ...below(pid)];
}

/** How many browsers a process has started: its children that have children. */
function browsersOf(pid: number): number {
  const table = processTable();
  const children = table.filter(([, ppid]) => ppid === pid);
  return children.filter(([child]) => table.some(([, ppid]) => ppid === child)).length;
}

function isAlive(pid: number): boolean {
  try {
    process.kill(pid, 0);
    return true;
  } catch {
    return false;
  }
}

t.test('its manifest is valid', async (t) => {
  const file = path.resolve(import.meta.dirname, '../../plugins/tiers/local/valet.plugin.json');
  t.match(checkShape('plugin.schema.json', JSON.parse(await readFile(file, 'utf8'))), { ok: true });
});

t.test('finds a browser in order, and names everything that it looked for', async (t) => {
  const file = path.join(t.testdir(), 'chrome');
  await writeFile(file, '#!/bin/sh\n');
  const missing = await errorOf(findBrowser({ playwrightPath: '/own/chrome', systemPaths: ['/usr/none', file] }));
  t.equal(missing.code, 'browser_missing');
  for (const looked of ['/own/chrome', '/usr/none', file, 'VALET_BROWSER']) t.match(missing.message, looked);
  await chmod(file, 0o755);
  t.same(await findBrowser({ playwrightPath: '/own/chrome', systemPaths: [file] }), { path: file, source: 'system' });
  t.same(await findBrowser({ playwrightPath: file, systemPaths: ['/usr/none'] }), { path: file, source: 'playwright' });
  t.same(await findBrowser({ browser: file }), { path: file, source: 'config' });
  for (const [browser, why] of [
    ['/no/such/chrome', 'does not exist'],
    [path.dirname(file), 'is no file'],
    [import.meta.filename, 'is not executable'],
  ] as const) {
    t.match(await errorOf(findBrowser({ browser })), { code: 'browser_missing', message: `${browser} ${why}` });
  }
});

t.test('says in its check which browser it has, and why it has none', async (t) => {
  const ready = await makeTier(t).check();
  t.match(ready, { ok: true, detail: process.getuid?.() === 0 ? /without sandbox because this is root/ : /./ });
  t.match(await makeTier(t, { browser: '/no/such/chrome' }).check(), {
    ok: false,
    code: 'missing',
    message: '/no/such/chrome',
  });
  if (process.getuid?.() === 0) t.match(await makeTier(t, { sandbox: true }).check(), { ok: false, code: 'config' });
});

t.test('says what is wrong with a browser that does not start', async (t) => {
  const file = path.join(t.testdir(), 'chrome');
  await writeFile(
    file,
    '#!/bin/sh\necho "error while loading shared libraries: libnss3.so: not there" >&2\nexit 127\n',
  );
  await chmod(file, 0o755);
  t.match(await errorOf(makeTier(t, { browser: file }).provision(request, never)), {
    code: 'browser_missing',
    message: /a system library is missing.*libnss3\.so/,
  });
  const absent = makeTier(t, { browser: '/no/such/chrome' });
  t.match(await errorOf(absent.provision(request, never)), { code: 'browser_missing', message: '/no/such/chrome' });
});

t.test(
  'switches off whatever of the browser Playwright switches off, though only the last list of it counts',
  async (t) => {
    const file = path.join(t.testdir(), 'chrome');
    await writeFile(file, '#!/bin/sh\nfor one in "$@"; do echo "$one" >> "$0.args"; done\nexit 1\n');
    await chmod(file, 0o755);
    const listsOf = async (launch: Promise<unknown>) => {
      await t.rejects(launch);
      const args = (await readFile(`${file}.args`, 'utf8')).split('\n');
      await rm(`${file}.args`);
      const name = '--disable-features=';
      return args.filter((arg) => arg.startsWith(name)).map((arg) => arg.slice(name.length).split(','));
    };
    const [theirs = []] = await listsOf(chromium.launch({ executablePath: file }));
    const ours = (await listsOf(launchBrowser({ path: file, headed: false, sandbox: false }))).at(-1) ?? [];
    t.ok(theirs.length > 10);
    t.same(
      theirs.filter((feature) => !ours.includes(feature)),
      [],
    );
  },
);

t.test('opens no pages of the browser itself beside the one that was asked for', async (t) => {
  const browser = await startBrowser();
  t.teardown(() => browser.close());
  await (await browser.newContext()).newPage();
  const session = await browser.newBrowserCDPSession();
  const { targetInfos } = await session.send('Target.getTargets', { filter: [{}] });
  t.same(
    targetInfos.filter(({ url }) => url.startsWith('chrome://')),
    [],
  );
});

t.test('gives each attempt a context of its own in one process, and the session it is given', async (t) => {
  const tier = makeTier(t);
  const before = browsersOf(process.pid);
  const [first, second] = await Promise.all([tier.provision(request, never), tier.provision(request, never)]);
  t.equal(browsersOf(process.pid) - before, 1);
  await first.agent.navigate(site.url('/'));
  await first.agent.evaluate('main', run('document.cookie = "who=first; path=/"'), null);
  await second.agent.navigate(site.url('/'));
  t.equal(await second.agent.evaluate('main', { id: 'cookie', source: '() => document.cookie' }, null), '');
  const storageState = await first.agent.storageState();
  const third = await tier.provision({ ...request, storageState }, never);
  await third.agent.navigate(site.url('/'));
  t.equal(await third.agent.evaluate('main', { id: 'cookie', source: '() => document.cookie' }, null), 'who=first');
  t.equal(site.seen().includes('GET /sw.js'), false, 'no service worker stands between the page and the guard');
});

t.test('lists what it holds, and releases it once or twice', async (t) => {
  const tier = makeTier(t);
  const sandbox = await tier.provision(request, never);
  let crashes = 0;
  sandbox.agent.onCrash(() => {
    crashes += 1;
  });
  t.match(await tier.list(), [{ id: sandbox.id, jobId: 'job-1', createdAt: /^\d{4}-.*Z$/ }]);
  await tier.release(sandbox.id, 'done');
  await tier.release(sandbox.id, 'done');
  t.same(await tier.list(), []);
  t.equal(crashes, 0);
  t.equal((await errorOf(sandbox.agent.evaluate('main', title, null))).code, 'browser_crashed');
});

t.test('starts a new browser after the old one died', async (t) => {
  const tier = makeTier(t);
  const known = new Set(descendants(process.pid));
  const sandbox = await tier.provision(request, never);
  const crashed = new Promise<Error>((resolve) => sandbox.agent.onCrash(resolve));
  const browser = descendants(process.pid).find((pid) => !known.has(pid));
  if (browser === undefined) throw new Error('no browser process');
  process.kill(browser, 'SIGKILL');
  t.match(await crashed, { code: 'browser_crashed' });
  const next = await tier.provision(request, never);
  t.equal((await next.agent.navigate(site.url('/'))).status, 200);
  await tier.release(sandbox.id, 'failed');
});

t.test('does not start what was aborted, nor anything once it is closed', async (t) => {
  const tier = makeTier(t);
  t.equal((await errorOf(tier.provision(request, AbortSignal.abort()))).code, 'cancelled');
  const abort = new AbortController();
  const late = errorOf(tier.provision(request, abort.signal));
  abort.abort();
  t.equal((await late).code, 'cancelled');
  t.same(await tier.list(), []);
  const before = browsersOf(process.pid);
  await tier.close();
  await tier.close();
  t.equal((await errorOf(tier.provision(request, never))).code, 'browser_crashed');
  t.equal(browsersOf(process.pid) - before, -1);
});

const noDisplay = process.platform !== 'linux' || process.env['DISPLAY'] !== undefined;
t.test('says that a window needs a display', { skip: noDisplay && 'there is a display here' }, async (t) => {
  const failed = await errorOf(makeTier(t).provision({ ...request, headed: true }, never));
  t.match(failed, { code: 'browser_missing', message: /no display to show its window on/ });
});

t.test('leaves no browser behind when its process is killed', async (t) => {
  const owner = spawn(
    process.execPath,
    ['--conditions=valet-src', path.resolve(import.meta.dirname, 'hold-browser.ts')],
    {
      stdio: ['ignore', 'pipe', 'inherit'],
    },
  );
  await once(owner.stdout, 'data');
  const family = descendants(owner.pid ?? 0);
  t.ok(family.length > 2, 'owner, browser and its children run');
  owner.kill('SIGKILL');
  const deadline = Date.now() + 10_000;
  while (family.some(isAlive) && Date.now() < deadline) await delay(20);
  t.same(family.filter(isAlive), []);
});
