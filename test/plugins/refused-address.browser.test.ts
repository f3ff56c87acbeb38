import type { BrowserAgent } from '@valet/core';
import createTier from '@valet/tier-local';
import t, { type Test } from 'tap';
import { createOutside } from '../../host/src/outside/outside.ts';
import { createEngine } from '../support/engine.ts';
import { openSite, redirect } from './loopback-site.ts';
import { at as element, patience, title, titleIs } from './open-agent.ts';

/** A server inside the network, which nobody has opened. */
const canary = await openSite({ '/': '<title>secrets</title>' });
t.teardown(canary.close);
const inside = canary.url('/');

const site = await openSite({
  '/': '<title>public</title>',
  '/redirect': redirect(302, inside),
  '/redirect-name': redirect(307, `http://home.attacker.test:${canary.port}/`),
  '/redirect-metadata': redirect(301, 'http://169.254.169.254/latest/meta-data/'),
  '/by-script': `<title>public</title><script>location = '${inside}'</script>`,
  '/by-refresh': `<title>public</title><meta http-equiv="refresh" content="0;url=${inside}">`,
  '/by-click': `<title>public</title><a href="${inside}">Apply</a>`,
  '/parts': `<title>public</title><img src="${inside}"><iframe src="${inside}"></iframe><link rel="prefetch" href="${inside}">
    <script src="${inside}"></script>
    <script>
      const tries = [
        fetch('${inside}').catch((error) => error.name),
        fetch('http://localhost:${canary.port}/', { mode: 'no-cors' }).catch((error) => error.name),
        new Promise((resolve) => { new WebSocket('ws://127.0.0.1:${canary.port}/').onerror = () => resolve('TypeError'); }),
      ];
      Promise.all(tries).then((names) => { document.title = names.join(); });
    </script>`,
});
t.teardown(site.close);

/** `*.listed.test` is open and leads to this machine; what is attacker's leads there too, and is not. */
const turning = ['127.0.0.1', '127.0.0.2'];
const outside = createOutside({
  allowHosts: ['*.listed.test', `127.0.0.1:${site.port}`],
  resolve: async (name) => [
    { address: name === 'turning.test' ? (turning.shift() ?? '127.0.0.2') : '127.0.0.1', family: 4 },
  ],
});
const tier = createTier({}, { reach: outside.reach });
t.teardown(() => tier.close());

async function openAgent(t: Test): Promise<BrowserAgent> {
  const request = { jobId: 'job-1', attempt: 1, headed: false };
  const { id, agent } = await tier.provision(request, new AbortController().signal);
  t.teardown(() => tier.release(id, 'done'));
  return agent;
}

const at = (path: string) => `http://jobs.listed.test:${site.port}${path}`;
const refused = { code: 'address_refused', message: /VALET_ALLOW_HOSTS/ };

t.test('a browser goes where it may', async (t) => {
  const agent = await openAgent(t);
  t.match(await agent.navigate(at('/')), { status: 200 });
  t.match(await agent.navigate(site.url('/')), { status: 200 }, 'by its address as well');
});

t.test('a navigation inside is refused, by whatever way it comes, and says so', async (t) => {
  const agent = await openAgent(t);
  const ways = [
    inside,
    `http://localhost:${canary.port}/`,
    `http://[::1]:${canary.port}/`,
    `http://[::ffff:127.0.0.1]:${canary.port}/`,
    `http://2130706433:${canary.port}/`,
    `http://home.attacker.test:${canary.port}/`,
    'http://169.254.169.254/latest/meta-data/',
    'http://[fe80::1]/',
    'http://10.0.0.1/',
    at('/redirect'),
    at('/redirect-name'),
    at('/redirect-metadata'),
  ];
  for (const url of ways) await t.rejects(agent.navigate(url), refused, url);
  t.same(canary.seen(), []);
});

t.test('a click that leads inside is told by whatever is asked of the page next', async (t) => {
  const agent = await openAgent(t);
  await agent.navigate(at('/by-click'));
  await agent.clickElement(element('a'));
  await t.rejects(
    untilLost(() => agent.evaluate('main', title, null)),
    refused,
  );
  await t.rejects(agent.clickElement(element('a')), refused);
  t.same(canary.seen(), []);
});

async function untilLost(ask: () => Promise<unknown>): Promise<never> {
  for (;;) await ask();
}

t.test('a name that leads elsewhere a moment later is refused then', async (t) => {
  const agent = await openAgent(t);
  t.match(await agent.navigate(`http://turning.test:${site.port}/`), { status: 200 });
  await t.rejects(agent.navigate(`http://turning.test:${canary.port}/`), refused);
  t.same(canary.seen(), []);
});

t.test('what a page loads or asks for inside is refused, and the page stays', async (t) => {
  const agent = await openAgent(t);
  await agent.navigate(at('/parts'));
  await agent.waitFor(titleIs, 'TypeError,TypeError,TypeError', patience);
  t.equal(await agent.evaluate('main', title, null), 'TypeError,TypeError,TypeError');
  t.same(canary.seen(), []);
});

t.test('a run that is led inside ends with the reason', async (t) => {
  const engine = createEngine({ artifactFolder: t.testdir({}), tier });
  for (const path of ['/redirect', '/by-script', '/by-refresh']) {
    const { report } = await engine.apply(at(path));
    t.match(report, { verdict: 'not_submitted', error: refused }, path);
  }
  t.same(canary.seen(), []);
});
