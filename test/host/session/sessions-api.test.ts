import t from 'tap';
import { readConfig } from '../../../host/src/config.ts';
import { createServiceKeyCheck } from '../../../host/src/http/auth.ts';
import { addRoutes, createServer } from '../../../host/src/http/server.ts';
import { sessionRoutes } from '../../../host/src/http/sessions.ts';
import { newJobRow } from '../../../host/src/job/new-job.ts';
import { findCredentialKeys } from '../../../host/src/session/credential-keys.ts';
import { createSessions } from '../../../host/src/session/sessions.ts';
import { openEmbeddedStore } from '../../../host/src/store/open-embedded.ts';
import { plainProfile } from '../../support/candidates.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { dataFolder } from '../temp-folder.ts';

const clock = createFakeClock();
const dataDir = await dataFolder(t);
const store = await openEmbeddedStore(dataDir, { clock });
const keys = await findCredentialKeys(readConfig({ dataDir }, {}));
const sessions = createSessions({ rows: store.sessions, keys, clock });
const servers = await Promise.all(
  ['one', 'two'].map(async (tenant) => {
    const server = createServer({ logLevel: 'silent' });
    const checkServiceKey = createServiceKeyCheck({
      serviceKey: 'a-key-of-twenty-four-chars',
      tenant,
      keys: store.serviceKeys,
      clock,
    });
    const routes = sessionRoutes({ sessions: store.sessions });
    await addRoutes(server, { routes, checkServiceKey, version: '0', rateLimit: 1000 });
    return server;
  }),
);
t.teardown(async () => {
  for (const server of servers) await server.close();
  await store.close();
});

const user = '00000000-0000-0000-0000-00000000000a';
const base = '/api/v1/gh/valet/sessions';

async function send(method: 'GET' | 'DELETE', url: string, { tenant = 0, key = 'a-key-of-twenty-four-chars' } = {}) {
  const answer = await servers[tenant]?.inject({ method, url: base + url, headers: { 'x-gh-service-key': key } });
  return { status: answer?.statusCode, body: answer?.json(), text: answer?.body ?? '' };
}

async function keep(tenant: string, candidate: string, domain: string, expires = -1): Promise<void> {
  const request = { valet_task_id: 'task', target_url: 'https://ats.example.com/1', profile: plainProfile };
  const now = new Date(clock.now());
  const { job } = await store.jobs.insert(newJobRow({ request, origin: 'cli', tenant, candidate, maxRetries: 0, now }));
  const state = { cookies: [{ name: 'sid', value: 'hush-hush', domain, expires }], origins: [] };
  await sessions.save({ tenant, candidate, domain }, state, { jobId: job.id, fence: job.fence });
}

t.test('lists what there is, never what it holds', async (t) => {
  const at = new Date(clock.now()).toISOString();
  const later = Math.round(clock.now() / 1000) + 3600;
  await keep('one', user, 'linkedin.com');
  await keep('one', user, 'example.com', later);
  await keep('one', '00000000-0000-0000-0000-00000000000b', 'other-user.example');
  await keep('two', user, 'other-tenant.example');
  const times = { last_used_at: at, created_at: at, updated_at: at };
  const { status, body, text } = await send('GET', `/${user.toUpperCase()}`);
  t.equal(status, 200);
  t.strictSame(body, {
    user_id: user,
    sessions: [
      { domain: 'example.com', ...times, expires_at: new Date(later * 1000).toISOString() },
      { domain: 'linkedin.com', ...times, expires_at: null },
    ],
    count: 2,
  });
  t.notMatch(text, /hush|sid|v1\./);
});

t.test('clears one, and again is no mistake', async (t) => {
  const gone = { user_id: user, domain: 'linkedin.com' };
  t.match(await send('DELETE', `/${user}/LinkedIn.com`), { status: 200, body: { ...gone, deleted: true } });
  t.match(await send('DELETE', `/${user}/linkedin.com`), { status: 200, body: { ...gone, deleted: false } });
  t.match(await send('GET', `/${user}`), { body: { count: 1, sessions: [{ domain: 'example.com' }] } });
});

t.test('clears all of the user, and nobody else’s', async (t) => {
  t.match(await send('DELETE', `/${user}`), { status: 200, body: { user_id: user, deleted_count: 1 } });
  t.match(await send('DELETE', `/${user}`), { status: 200, body: { deleted_count: 0 } });
  t.strictSame((await send('GET', `/${user}`)).body, { user_id: user, sessions: [], count: 0 });
  t.match(await send('GET', `/${user}`, { tenant: 1 }), { body: { sessions: [{ domain: 'other-tenant.example' }] } });
  t.match(await send('GET', '/00000000-0000-0000-0000-00000000000b'), { body: { count: 1 } });
});

t.test('turns away strangers and what is no user', async (t) => {
  for (const [method, url] of [
    ['GET', `/${user}`],
    ['DELETE', `/${user}`],
    ['DELETE', `/${user}/a.example`],
  ] as const) {
    t.match(await send(method, url, { key: 'another-key-of-some-length' }), {
      status: 401,
      body: { error: 'unauthorized' },
    });
    const wrong = await send(method, url.replace(user, 'me'));
    t.match(wrong, { status: 422, body: { error: 'validation_error', message: /must be a UUID/ } });
  }
});
