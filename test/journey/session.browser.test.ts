import { randomUUID } from 'node:crypto';
import type { IncomingMessage, ServerResponse } from 'node:http';
import {
  type BrowserAgent,
  createMemorySessions,
  type HumanPort,
  type HumanRequest,
  type SessionKey,
  type SessionStore,
  type StorageState,
  systemClock,
  type TierPlugin,
  ValetError,
} from '@valet/core';
import createTier from '@valet/tier-local';
import t from 'tap';
import { createEngine } from '../support/engine.ts';
import { control, flowPage, flowPlugin, startFlowSite } from '../support/flow-site.ts';

/** The jobs' site, a part of it on another port, and a site of somebody else. */
const [site, part, foreign] = await Promise.all([startFlowSite(), startFlowSite(), startFlowSite()]);
const local = createTier({});
const agents = new Map<string, BrowserAgent>();
const given = new Map<string, StorageState | undefined>();
const tier: TierPlugin = {
  ...local,
  check: () => local.check(),
  async provision(request, signal) {
    const sandbox = await local.provision(request, signal);
    agents.set(request.jobId, sandbox.agent);
    given.set(`${request.jobId} ${request.attempt}`, request.storageState);
    return sandbox;
  },
  list: () => local.list(),
  release: (id, why) => local.release(id, why),
  close: () => local.close(),
};
const artifactFolder = t.testdir({});
t.teardown(async () => {
  await tier.close();
  for (const one of [site, part, foreign]) await one.close();
});

const cookiesOf = ({ headers }: IncomingMessage) => headers.cookie ?? '';
const html = (response: ServerResponse, text: string, headers: Record<string, string> = {}) =>
  void response.writeHead(200, { 'content-type': 'text/html; charset=utf-8', ...headers }).end(text);
const foreignUrl = foreign.url('track').replace('127.0.0.1', 'localhost');
const accounts = new Set<string>();

// A login that leaves a cookie, and storage here, on another port and on a foreign site.
site.serve('/jobs/enter', (_request, response) => {
  const sid = randomUUID();
  accounts.add(sid);
  const next = JSON.stringify(part.url('enter'));
  html(response, `<script>localStorage.setItem('token', '${sid}'); location.href = ${next};</script>`, {
    'set-cookie': `sid=${sid}; Path=/; HttpOnly; Max-Age=3600`,
  });
});
part.serve('/jobs/enter', (_request, response) =>
  html(
    response,
    `<script>localStorage.setItem('part', 'kept'); location.href = ${JSON.stringify(foreignUrl)};</script>`,
  ),
);
foreign.serve('/jobs/track', (_request, response) =>
  html(response, `<script>localStorage.setItem('spy', 'x');</script><p>tracked</p>`, {
    'set-cookie': 'spy=1; Path=/; Max-Age=3600',
  }),
);
const form = (page: string) =>
  flowPage(page, {
    body: `${control('email', 'Email', 'type="email" required')}${control('first', 'First name', 'required')}
      <button type="button" id="send">Submit application</button>`,
    script: `on('send', () => site.send({ token: localStorage.getItem('token') }));`,
  });
const plugins = [flowPlugin({ obstacles: [{ kind: 'login', selector: '#login' }] })];
const login = '<form id="login"><label>Password <input type="password"></label><button>Log in</button></form>';
const posting = (page: string) => {
  site.serve(`/jobs/${page}`, (request, response) => {
    const sid = /sid=([^;]+)/.exec(cookiesOf(request))?.[1] ?? '';
    html(response, accounts.has(sid) ? form(page) : login);
  });
  return site.url(page);
};

/** A person who logs in where that is asked, and does at a review what the test says. */
function person(asked: string[], review?: (request: HumanRequest) => Promise<void>): HumanPort {
  return {
    async ask(request) {
      const { type, jobId } = request;
      asked.push(type);
      const agent = agents.get(jobId);
      if (type === 'login' && agent) {
        await agent.navigate(site.url('enter'));
        await agent.waitFor({ id: 'is-tracked', source: `() => document.body?.textContent === 'tracked'` }, undefined, {
          timeoutMs: 10_000,
        });
        await agent.navigate(request.pageUrl);
      }
      if (type === 'review') await review?.(request);
      return { resolvedBy: 'tester', approved: true };
    },
  };
}

const keyOf = (candidate: string, domain = '127.0.0.1'): SessionKey => ({ tenant: 'default', candidate, domain });
const look = (sessions: SessionStore, key: SessionKey) => sessions.load(key, { jobId: randomUUID(), fence: 1 });

t.test('the second run of a candidate arrives logged in, and nobody else’s does', async (t) => {
  const sessions = createMemorySessions(systemClock);
  const asked: string[] = [];
  const engine = createEngine({ artifactFolder, tier, sessions, human: person(asked), plugins });
  const first = await engine.apply(posting('one'));
  t.equal(first.report.verdict, 'submitted_verified', JSON.stringify(first.report.error));
  t.same(asked, ['login']);
  const told = ({ events }: typeof first) =>
    events
      .filter(({ event_type }) => event_type.startsWith('session_'))
      .map(({ event_type, metadata }) => [event_type, metadata]);
  const saved = ['session_saved', { domain: '127.0.0.1' }];
  t.same(told(first), [saved, saved], 'after the login and after the submission; nothing was there at the pause');

  const second = await engine.apply(posting('two'));
  t.equal(second.report.verdict, 'submitted_verified', JSON.stringify(second.report.error));
  t.same(asked, ['login'], 'nobody was asked again');
  t.same(told(second), [['session_restored', { domain: '127.0.0.1' }], saved]);
  const [sent] = site.applications('two');
  t.ok(accounts.has(sent?.['token'] ?? ''), 'the local storage was there too');

  const state = JSON.stringify(await look(sessions, keyOf('sample')));
  t.match(state, new RegExp(new URL(part.url('enter')).origin), 'storage of another port of the host is kept');
  t.notMatch(state, /spy|localhost/, 'nothing of the foreign site is kept');
  t.equal(await look(sessions, keyOf('sample', 'localhost')), null);
  t.notMatch(JSON.stringify(given.get(`${second.jobId} 1`)), /spy|localhost/);
  t.equal(part.hits('/') + site.hits('/'), 0, 'storage is read and put without a request to the site');

  for (const change of [{ candidate: 'another' }, { tenant: 'elsewhere' }]) {
    asked.length = 0;
    const other = await engine.apply(posting(`by-${Object.keys(change)}`), change);
    t.equal(given.get(`${other.jobId} 1`), undefined);
    t.same(asked, ['login'], JSON.stringify(change));
  }
});

t.test('whoever goes on after a run that broke off at a pause arrives logged in', async (t) => {
  const asked: string[] = [];
  const sessions = createMemorySessions(systemClock);
  let deaths = 0;
  const human = person(asked, async () => {
    deaths += 1;
    if (deaths === 1) throw new ValetError('cancelled', 'the worker is gone');
  });
  const engine = createEngine({ artifactFolder, tier, sessions, human, plugins });
  const jobId = randomUUID();
  const url = posting('pause');
  const broken = await engine.apply(url, { jobId, mode: 'copilot' });
  t.match(broken.report, { verdict: 'not_submitted', error: { code: 'cancelled' } });
  const next = await engine.apply(url, { jobId, mode: 'copilot', attempt: 2, fence: 2 });
  t.equal(next.report.verdict, 'submitted_verified', JSON.stringify(next.report.error));
  t.same(asked, ['login', 'review', 'review']);
  t.equal(site.applications('pause').length, 1);
});

t.test('a session that cannot be loaded or kept is told, and the run goes on without it', async (t) => {
  const fail = async () => {
    throw new ValetError('session_unreadable', 'it was changed');
  };
  const asked: string[] = [];
  const human = person(asked);
  const engine = createEngine({
    artifactFolder,
    tier,
    sessions: { load: fail, save: fail },
    human,
    plugins,
  });
  const { report, events } = await engine.apply(posting('broken'));
  t.equal(report.verdict, 'submitted_verified', JSON.stringify(report.error));
  t.same(asked, ['login']);
  const told = events.filter(({ event_type }) => event_type === 'session_failed').map(({ metadata }) => metadata);
  const failure = { domain: '127.0.0.1', error_code: 'session_unreadable', error_message: 'it was changed' };
  t.same(told, [
    { ...failure, action: 'restore' },
    { ...failure, action: 'save' },
    { ...failure, action: 'save' },
  ]);
});
