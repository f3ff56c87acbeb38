import type { PageRequest, RequestGuard, RequestOutcome } from '@valet/core';
import t from 'tap';
import { openSite, redirect } from './loopback-site.ts';
import { at, openAgent, patience, run, startBrowser, titleIs } from './open-agent.ts';

const form = (action: string, rest = '') =>
  `<form method="post" action="${action}" ${rest}><input name="who" value="Ada"><button>Send</button></form>`;
const button = (script: string) => `<button onclick="${script}">go</button>`;

const site = await openSite({
  '/': '<title>start</title>',
  '/done': '<title>done</title>',
  '/form': form('/submit'),
  '/form-302': form('/submit-302'),
  '/form-307': form('/submit-307'),
  '/form-blank': form('/submit', 'target="_blank"'),
  '/form-big': form('/big'),
  '/form-hang': form('/hang'),
  '/fetch': button(`fetch('/api', { method: 'POST', body: 'x' }).then(() => { location.href = '/done' })`),
  '/twice': button(`for (const n of [1, 2]) fetch('/api', { method: 'POST', body: 'x' + n }).catch(() => {})`),
  '/beacon-page': `<script>addEventListener('pagehide', () => navigator.sendBeacon('/beacon', 'bye'))</script>`,
  '/keepalive-page': `<script>
    addEventListener('pagehide', () => fetch('/keepalive', { method: 'POST', keepalive: true, body: 'bye' }))
  </script>`,
  '/worker-page': `<script>new Worker('/worker.js')</script>`,
  '/worker.js': (_request, response) => {
    response.writeHead(200, { 'content-type': 'text/javascript' });
    response.end(
      `fetch('/api', { method: 'POST', body: 'w' }).finally(() => fetch('/moved', { method: 'POST', body: 'w' }))`,
    );
  },
  '/moved': redirect(307, '/moved-again'),
  '/embed': (request, response) => {
    response.setHeader('content-type', 'text/html');
    response.end(`<iframe src="http://localhost:${request.headers.host?.split(':')[1]}/form-307"></iframe>`);
  },
  '/submit': '<title>thanks</title>Thank you',
  '/submit-302': redirect(302, '/done'),
  '/submit-307': redirect(307, '/submit-again'),
  '/submit-again': '<title>again</title>',
  '/big': (_request, response) => response.end('x'.repeat(100_000)),
  '/hang': () => {},
  '/api': (_request, response) => {
    response.writeHead(201, { 'content-type': 'application/json' });
    response.end('{"ok":true}');
  },
});
const browser = await startBrowser();
t.teardown(async () => {
  await browser.close();
  await site.close();
});

/** Writes down what it is asked and told; cuts what `cuts` says; watches every POST. */
class RecordingGuard implements RequestGuard {
  readonly asked: PageRequest[] = [];
  readonly outcomes: { path: string; outcome: RequestOutcome }[] = [];
  readonly #cuts: (request: PageRequest) => boolean;
  #told = Promise.withResolvers<void>();

  constructor(cuts: (request: PageRequest) => boolean = () => false) {
    this.#cuts = cuts;
  }

  async decide(request: PageRequest): Promise<'allow' | 'cut'> {
    this.asked.push(request);
    this.#wake();
    return this.#cuts(request) ? 'cut' : 'allow';
  }

  watches({ method }: PageRequest): boolean {
    return method === 'POST';
  }

  settled(request: PageRequest, outcome: RequestOutcome): void {
    this.outcomes.push({ path: new URL(request.url).pathname, outcome });
    this.#wake();
  }

  #wake(): void {
    this.#told.resolve();
    this.#told = Promise.withResolvers();
  }

  /** Resolves when a POST to the path was asked about. */
  async question(path: string): Promise<void> {
    while (!this.posts().includes(path)) await this.#told.promise;
  }

  async outcome(count: number): Promise<void> {
    while (this.outcomes.length < count) await this.#told.promise;
  }

  posts(): string[] {
    return this.asked.filter(({ method }) => method === 'POST').map(({ url }) => new URL(url).pathname);
  }
}

/** A page that was loaded before its guard came, as every page in mid-run. */
async function guarded(t: Parameters<typeof openAgent>[1], path: string, guard: RecordingGuard) {
  const opened = await openAgent(browser, t);
  site.hits.length = 0;
  await opened.agent.navigate(site.url(path));
  await opened.agent.guard(guard);
  return opened;
}

const posted = () => site.seen().filter((hit) => hit.startsWith('POST'));
const cutsPosts = (request: PageRequest): boolean => request.method === 'POST';

t.test('lets a native form post out once it is allowed, and reports its answer', async (t) => {
  const guard = new RecordingGuard();
  const { agent } = await guarded(t, '/form', guard);
  await agent.clickElement(at('button'));
  await guard.outcome(1);
  // The browser may ask for the site's icon at any moment.
  const request = guard.asked.find(({ url }) => url === site.url('/submit'));
  t.match(request, {
    method: 'POST',
    resourceType: 'document',
    isNavigation: true,
    bodySizeBytes: 7,
  });
  t.match(guard.outcomes, [
    { path: '/submit', outcome: { kind: 'response', status: 200, location: null, body: /Thank you/ } },
  ]);
  t.equal(await agent.waitFor(titleIs, 'thanks', patience), true);
  t.same(posted(), ['POST /submit']);
});

t.test('cuts what is refused, and what a failing guard was asked about', async (t) => {
  for (const fails of [false, true]) {
    const guard = new RecordingGuard((request) => {
      if (request.method === 'POST' && fails) throw new Error('ledger down');
      return request.method === 'POST';
    });
    const { agent } = await guarded(t, '/form', guard);
    await agent.clickElement(at('button'));
    await agent.waitFor({ id: 'cut', source: '() => location.protocol === "chrome-error:"' }, null, patience);
    t.same(guard.posts(), ['/submit']);
    t.same(posted(), []);
    t.same(guard.outcomes, []);
  }
});

t.test('holds a request until its decision is there', async (t) => {
  const gate = Promise.withResolvers<'allow'>();
  const asked = Promise.withResolvers<void>();
  const guard = new RecordingGuard();
  guard.decide = () => {
    asked.resolve();
    return gate.promise;
  };
  const { agent } = await guarded(t, '/form', guard);
  await agent.clickElement(at('button'));
  await asked.promise;
  t.same(posted(), []);
  gate.resolve('allow');
  t.equal(await agent.waitFor(titleIs, 'thanks', patience), true);
  t.same(posted(), ['POST /submit']);
});

t.test('reports the whole answer of a fetch whose page leaves at once', async (t) => {
  const guard = new RecordingGuard();
  const { agent } = await guarded(t, '/fetch', guard);
  await agent.clickElement(at('button'));
  await guard.outcome(1);
  t.same(guard.outcomes, [
    { path: '/api', outcome: { kind: 'response', status: 201, location: null, body: '{"ok":true}' } },
  ]);
  t.equal(await agent.waitFor(titleIs, 'done', patience), true);
  t.equal(guard.outcomes.length, 1);
});

t.test('lets one of two like requests out when one is allowed', async (t) => {
  let left = 1;
  const guard = new RecordingGuard((request) => request.method === 'POST' && left-- <= 0);
  const { agent } = await guarded(t, '/twice', guard);
  await agent.clickElement(at('button'));
  await guard.outcome(1);
  t.same(guard.posts(), ['/api', '/api']);
  t.same(posted(), ['POST /api']);
});

t.test('reports a redirect as the first answer, and asks about its follower', async (t) => {
  const guard = new RecordingGuard();
  const { agent } = await guarded(t, '/form-302', guard);
  await agent.clickElement(at('button'));
  await guard.outcome(1);
  t.same(guard.outcomes, [
    { path: '/submit-302', outcome: { kind: 'response', status: 302, location: '/done', body: '' } },
  ]);
  t.equal(await agent.waitFor(titleIs, 'done', patience), true);
  t.same(
    guard.asked.map(({ method, url }) => `${method} ${new URL(url).pathname}`),
    ['POST /submit-302', 'GET /done'],
  );
});

t.test('cuts a follower that would carry the body on', async (t) => {
  const guard = new RecordingGuard(({ url }) => url.endsWith('/submit-again'));
  const { agent } = await guarded(t, '/form-307', guard);
  await agent.clickElement(at('button'));
  await agent.waitFor({ id: 'cut', source: '() => location.protocol === "chrome-error:"' }, null, patience);
  t.same(guard.posts(), ['/submit-307', '/submit-again']);
  t.equal(guard.asked[1]?.bodySizeBytes, 7);
  t.same(posted(), ['POST /submit-307']);
  t.same(
    guard.outcomes.map(({ path, outcome }) => [path, outcome.kind === 'response' && outcome.status]),
    [['/submit-307', 307]],
  );
});

t.test('stands before a frame of another site too', async (t) => {
  const guard = new RecordingGuard(({ url }) => url.endsWith('/submit-again'));
  const { agent } = await guarded(t, '/embed', guard);
  await agent.clickElement(at('button', 'f1'));
  const frame = { ...patience, frame: 'f1' };
  await agent.waitFor({ id: 'cut', source: '() => location.protocol === "chrome-error:"' }, null, frame);
  t.same(guard.posts(), ['/submit-307', '/submit-again']);
  t.same(posted(), ['POST /submit-307']);
});

t.test('stands before a frame of another site that comes later', async (t) => {
  const guard = new RecordingGuard(({ url }) => url.endsWith('/submit-again'));
  const { agent } = await guarded(t, '/', guard);
  await agent.navigate(site.url('/embed'));
  await agent.clickElement(at('button', 'f1'));
  const frame = { ...patience, frame: 'f1' };
  await agent.waitFor({ id: 'cut', source: '() => location.protocol === "chrome-error:"' }, null, frame);
  t.same(guard.posts(), ['/submit-307', '/submit-again']);
  t.same(posted(), ['POST /submit-307']);
});

t.test('stands before popups, workers and beacons, also those of a page that is being left', async (t) => {
  const guard = new RecordingGuard(cutsPosts);
  const { agent } = await guarded(t, '/', guard);
  await agent.navigate(site.url('/form-blank'));
  await agent.clickElement(at('button'));
  await guard.question('/submit');
  await agent.navigate(site.url('/worker-page'));
  await guard.question('/api');
  await guard.question('/moved');
  for (const path of ['/beacon-page', '/keepalive-page']) {
    await agent.navigate(site.url(path));
    await agent.navigate(site.url('/done'));
    await guard.question(path.replace('-page', ''));
  }
  t.same(posted(), []);
});

t.test('asks each guard about its own context only', async (t) => {
  const first = new RecordingGuard();
  const second = new RecordingGuard(cutsPosts);
  const one = await guarded(t, '/form', first);
  const two = await guarded(t, '/embed', second);
  const free = await openAgent(browser, t);
  await free.agent.navigate(site.url('/form'));
  await free.agent.clickElement(at('button'));
  t.equal(await free.agent.waitFor(titleIs, 'thanks', patience), true);
  await one.agent.clickElement(at('button'));
  t.equal(await one.agent.waitFor(titleIs, 'thanks', patience), true);
  await two.agent.clickElement(at('button', 'f1'));
  await second.question('/submit-307');
  t.same([first.posts(), second.posts()], [['/submit'], ['/submit-307']]);
  t.same(posted(), ['POST /submit', 'POST /submit']);
  await two.context.close();
  await one.agent.navigate(site.url('/fetch'));
  await one.agent.clickElement(at('button'));
  await first.outcome(2);
  t.same(first.posts(), ['/submit', '/api']);
});

t.test('reports at most 64 KB of an answer', async (t) => {
  const guard = new RecordingGuard();
  const { agent } = await guarded(t, '/form-big', guard);
  await agent.clickElement(at('button'));
  await guard.outcome(1);
  const outcome = guard.outcomes[0]?.outcome;
  t.equal(outcome?.kind === 'response' && outcome.body.length, 65_536);
});

t.test('reports a request as failed when its page leaves or dies before the answer', async (t) => {
  const guard = new RecordingGuard();
  const left = await guarded(t, '/form-hang', guard);
  await left.agent.clickElement(at('button'));
  await site.arrival('/hang');
  await left.agent.navigate(site.url('/done'));
  await guard.outcome(1);
  t.match(guard.outcomes, [{ path: '/hang', outcome: { kind: 'failed', reason: /ERR_ABORTED/ } }]);

  const other = new RecordingGuard();
  const closed = await guarded(t, '/form-hang', other);
  await closed.agent.clickElement(at('button'));
  await site.arrival('/hang');
  await closed.page.close();
  await other.outcome(1);
  t.match(other.outcomes, [{ path: '/hang', outcome: { kind: 'failed' } }]);
});

t.test('is off after it was taken away', async (t) => {
  const guard = new RecordingGuard(cutsPosts);
  const { agent } = await guarded(t, '/form', guard);
  await agent.guard(undefined);
  await agent.clickElement(at('button'));
  t.equal(await agent.waitFor(titleIs, 'thanks', patience), true);
  t.same(guard.asked, []);
  await agent.guard(guard);
  await agent.evaluate('main', run('fetch("/api", { method: "POST" }).catch(() => {})'), null);
  await guard.question('/api');
  t.same(posted(), ['POST /submit']);
});
