import { writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ElementTarget, PageScript } from '@valet/core';
import t from 'tap';
import { openSite } from './loopback-site.ts';
import { at, errorOf, inputValue, openAgent, patience, run, startBrowser, title, titleIs } from './open-agent.ts';

const site = await openSite({
  '/': '<title>start</title><h1>Start</h1>',
  '/done': '<title>done</title>',
  '/missing': (_request, response) => {
    response.writeHead(404, { 'content-type': 'text/html' });
    response.end('<title>gone</title>');
  },
  '/slow': () => {},
  '/strict': (_request, response) => {
    response.writeHead(200, {
      'content-type': 'text/html',
      'content-security-policy': "default-src 'none'; require-trusted-types-for 'script'",
    });
    response.end('<title>strict</title>');
  },
  '/fields': `<input id="a" value="old"><textarea id="t">old</textarea><input id="n" type="number"><form action="/done"><input id="e"></form>
    <input id="f" type="file" hidden onchange="document.title = this.files[0].name + ' ' + this.files[0].type">
    <div style="position:relative;width:90px"><button id="under">under</button><div style="position:absolute;inset:0">over</div></div>
    <div style="height:3000px"></div><button id="b" onclick="document.title = 'clicked ' + event.isTrusted">b</button>
    <script>window.log = [];
      for (const kind of ['keydown', 'input', 'change']) a.addEventListener(kind, (event) => log.push(kind + ' ' + event.isTrusted))
    </script>`,
  '/frames': '<iframe src="/"></iframe><iframe src="/fields"></iframe>',
  '/dialogs': `<script>alert(1); document.title = 'answers ' + confirm('sure?') + ' ' + prompt('who?')</script>`,
  '/leave': `<script>addEventListener('beforeunload', (event) => event.preventDefault())</script><input id="a">`,
  '/popup': `<title>opener</title><button onclick="window.open('/done')">open</button>`,
  '/download': '<title>download</title><a href="/file" download>get</a>',
  '/file': 'data',
});
const browser = await startBrowser();
t.teardown(async () => {
  await browser.close();
  await site.close();
});

t.test('loads a page and says where it ended and with which status', async (t) => {
  const { agent } = await openAgent(browser, t);
  const { headers, ...home } = await agent.navigate(site.url('/'));
  t.same(home, { status: 200, url: site.url('/') });
  t.match(headers, { 'content-type': /^text\/html/ });
  t.match(await agent.navigate(site.url('/missing')), { status: 404, url: site.url('/missing') });
  t.equal(agent.getCurrentUrl(), site.url('/missing'));
});

t.test('tells why a page could not be loaded, without the query of its address', async (t) => {
  const { agent } = await openAgent(browser, t);
  const gone = await openSite({});
  await gone.close();
  const refused = await errorOf(agent.navigate(`${gone.url('/x')}?email=ada@example.com`));
  t.equal(refused.code, 'network_error');
  t.match(refused.message, /ERR_CONNECTION_REFUSED/);
  t.notMatch(refused.message, /ada@/);
  t.equal((await errorOf(agent.navigate(site.url('/slow'), { timeoutMs: 200 }))).code, 'timeout');
  const abort = new AbortController();
  const stopped = errorOf(agent.navigate(site.url('/slow'), { signal: abort.signal }));
  abort.abort();
  t.equal((await stopped).code, 'cancelled');
  t.equal((await errorOf(agent.navigate(site.url('/'), { signal: abort.signal }))).code, 'cancelled');
});

t.test('runs scripts where the page forbids evaluation, and sends their text once per document', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  await agent.navigate(site.url('/strict'));
  t.equal(await agent.evaluate('main', title, null), 'strict');
  let texts = 0;
  const counted: PageScript<number, number> = {
    id: 'counted',
    get source() {
      texts += 1;
      return '(n) => n + 1';
    },
  };
  for (const n of [1, 2, 3]) t.equal(await agent.evaluate('main', counted, n), n + 1);
  t.equal(texts, 1);
  await page.goto(site.url('/'));
  t.equal(await agent.evaluate('main', counted, 4), 5);
  t.equal(texts, 2);
});

t.test("hides a script's arguments when it throws in the page", async (t) => {
  const { agent } = await openAgent(browser, t);
  await agent.navigate(site.url('/'));
  const thrower: PageScript<{ text: string }, never> = { id: 'thrower', source: '(a) => { throw new Error(a.text) }' };
  const failed = await errorOf(agent.evaluate('main', thrower, { text: 'Ada Example' }));
  t.equal(failed.code, 'internal_error');
  t.notMatch(failed.message, /Ada/);
});

t.test('names frames main, f1, f2 for as long as they are attached', async (t) => {
  const { agent } = await openAgent(browser, t);
  await agent.navigate(site.url('/frames'));
  await agent.waitFor(
    { id: 'both', source: '() => frames.length === 2 && frames[1].document.body?.innerText' },
    null,
    patience,
  );
  const frames = agent.frames();
  t.same(
    frames.map(({ id, parentId }) => [id, parentId]),
    [
      ['main', null],
      ['f1', 'main'],
      ['f2', 'main'],
    ],
  );
  t.equal(await agent.evaluate('f1', title, null), 'start');
  await agent.evaluate('main', run('document.querySelector("iframe").remove()'), null);
  await agent.waitFor({ id: 'one', source: '() => frames.length === 1' }, null, patience);
  t.same(
    agent.frames().map(({ id }) => id),
    ['main', 'f2'],
  );
  t.equal((await errorOf(agent.evaluate('f1', title, null))).code, 'element_not_found');
  await agent.clickElement(at('#b', 'f2'));
  t.equal(await agent.evaluate('f2', title, null), 'clicked true');
});

t.test('waits for a condition across navigations, and gives up without an error', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  await agent.navigate(site.url('/'));
  const waiting = agent.waitFor(titleIs, 'done', patience);
  await page.goto(site.url('/missing'));
  await page.goto(site.url('/done'));
  t.equal(await waiting, true);
  t.equal(await agent.waitFor(titleIs, 'never', { timeoutMs: 100 }), undefined);
  const abort = new AbortController();
  const stopped = errorOf(agent.waitFor(titleIs, 'never', { timeoutMs: 5000, signal: abort.signal }));
  abort.abort();
  t.equal((await stopped).code, 'cancelled');
});

t.test('clicks like a person, scrolling there, and says what is in the way', async (t) => {
  const { agent } = await openAgent(browser, t);
  await agent.navigate(site.url('/fields'));
  await agent.clickElement(at('#b'));
  t.equal(await agent.evaluate('main', title, null), 'clicked true');
  const covered = await errorOf(agent.clickElement(at('#under'), { timeoutMs: 300 }));
  t.equal(covered.code, 'timeout');
  t.match(covered.message, /another element covers it/);
  const missing = await errorOf(agent.clickElement(at('#nothing')));
  t.equal(missing.code, 'element_not_found');
});

t.test('types like a person, replacing what was there; a line break submits nothing', async (t) => {
  const { agent } = await openAgent(browser, t);
  await agent.navigate(site.url('/fields'));
  await agent.fillField(at('#a'), 'new');
  t.equal(await agent.evaluate('main', inputValue, '#a'), 'new');
  const log = { id: 'log', source: '() => log' } satisfies PageScript<null, string[]>;
  t.same((await agent.evaluate<null, string[]>('main', log, null)).slice(0, 4), [
    'keydown true',
    'input true',
    'keydown true',
    'input true',
  ]);
  await agent.fillField(at('#a'), '');
  t.equal(await agent.evaluate('main', inputValue, '#a'), '');
  await agent.fillField(at('#t'), 'one\ntwo', { delayMs: 1 });
  t.equal(await agent.evaluate('main', inputValue, '#t'), 'one\ntwo');
  const long = 'A sentence about work. '.repeat(40);
  await agent.fillField(at('#t'), long);
  t.equal(await agent.evaluate('main', inputValue, '#t'), long);
  await agent.fillField(at('#e'), 'one\ntwo');
  t.equal(agent.getCurrentUrl(), site.url('/fields'));
  await agent.pressKey('Enter');
  t.equal(await agent.waitFor(titleIs, 'done', patience), true);
});

t.test('never repeats a typed value in an error', async (t) => {
  const { agent } = await openAgent(browser, t);
  await agent.navigate(site.url('/fields'));
  for (const css of ['#b', '#nothing', '#f']) {
    const failed = await errorOf(agent.fillField(at(css), 'secret-answer', { timeoutMs: 200 }));
    t.notMatch(failed.message, /secret/, failed.message);
  }
});

t.test('attaches a file under the name that the site shall see', async (t) => {
  const { agent } = await openAgent(browser, t);
  await agent.navigate(site.url('/fields'));
  const file = path.join(t.testdir(), 'upload-17');
  await writeFile(file, '%PDF-1.4');
  await agent.uploadFile(at('#f'), [{ path: file, name: 'Ada Example.pdf' }]);
  t.equal(await agent.evaluate('main', title, null), 'Ada Example.pdf application/pdf');
  const gone = await errorOf(agent.uploadFile(at('#f'), [{ path: `${file}-gone`, name: 'x.pdf' }]));
  t.equal(gone.code, 'file_not_found');
  const wrong = await errorOf(agent.uploadFile(at('#a') as ElementTarget, [{ path: file, name: 'x.pdf' }]));
  t.equal(wrong.code, 'element_not_found');
});

t.test('takes screenshots and carries a session from one context to the next', async (t) => {
  const { agent } = await openAgent(browser, t);
  await agent.navigate(site.url('/'));
  const png = await agent.takeScreenshot({ fullPage: true });
  t.same([...png.slice(1, 4)], [0x50, 0x4e, 0x47]);
  await agent.evaluate('main', run('document.cookie = "seen=1; path=/"; localStorage.setItem("step", "2")'), null);
  const state = await agent.storageState();
  const context = await browser.newContext({ storageState: state as never });
  const page = await context.newPage();
  await page.goto(site.url('/'));
  t.same(await page.evaluate('[document.cookie, localStorage.getItem("step")]'), ['seen=1', '2']);
  await context.close();
});

t.test('answers no to dialogs, leaves pages that ask to stay, and cancels downloads', async (t) => {
  const { agent, page } = await openAgent(browser, t);
  await agent.navigate(site.url('/dialogs'));
  t.equal(await agent.evaluate('main', title, null), 'answers false null');
  await agent.navigate(site.url('/leave'));
  await agent.fillField(at('#a'), 'x');
  t.equal((await agent.navigate(site.url('/download'))).url, site.url('/download'));
  const download = page.waitForEvent('download');
  await agent.clickElement(at('a'));
  t.ok(await (await download).failure());
  t.equal(await agent.evaluate('main', title, null), 'download');
});

t.test('stays on its page when a popup opens', async (t) => {
  const { agent, context } = await openAgent(browser, t);
  await agent.navigate(site.url('/popup'));
  const popup = context.waitForEvent('page');
  await agent.clickElement(at('button'));
  await popup;
  t.equal(await agent.evaluate('main', title, null), 'opener');
  t.equal(await agent.waitFor(titleIs, 'opener', patience), true);
});

t.test('tells once that its page crashed or was closed, also to who asks late', async (t) => {
  const crashed = await openAgent(browser, t);
  const told: string[] = [];
  const crash = new Promise<Error>((resolve) => crashed.agent.onCrash(resolve));
  crashed.agent.onCrash((error) => told.push(error.message));
  await errorOf(crashed.agent.navigate('chrome://crash', { timeoutMs: 3000 }));
  await crash;
  t.same(told, ['The page crashed.']);
  crashed.agent.onCrash((error) => told.push(error.message));
  t.equal(told.length, 2);
  t.equal((await errorOf(crashed.agent.evaluate('main', title, null))).code, 'browser_crashed');

  const closed = await openAgent(browser, t);
  closed.agent.onCrash((error) => told.push(error.message));
  await closed.context.close();
  t.equal(told.at(-1), 'The page was closed.');

  const ended = await openAgent(browser, t);
  ended.agent.onCrash((error) => told.push(error.message));
  ended.agent.end();
  await ended.context.close();
  t.equal(told.length, 3);
});
