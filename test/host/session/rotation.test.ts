import { randomBytes } from 'node:crypto';
import t from 'tap';
import { newJobRow } from '../../../host/src/job/new-job.ts';
import { type CredentialKey, createCredentialKeys } from '../../../host/src/session/credential-keys.ts';
import { SessionRotation } from '../../../host/src/session/session-rotation.ts';
import { createSessions } from '../../../host/src/session/sessions.ts';
import { openEmbeddedStore } from '../../../host/src/store/open-embedded.ts';
import { plainProfile } from '../../support/candidates.ts';
import { createFakeClock } from '../../support/fake-clock.ts';
import { dataFolder } from '../temp-folder.ts';

const newKey = (id: string): CredentialKey => ({ id, bytes: randomBytes(32) });
const [first, second, lost] = [newKey('1'), newKey('2'), newKey('lost')];
const clock = createFakeClock();
const store = await openEmbeddedStore(await dataFolder(t), { clock });
t.teardown(() => store.close());

const owner = { tenant: 'default', candidate: '00000000-0000-0000-0000-000000000001' };
const request = { valet_task_id: 'task', target_url: 'https://ats.example.com/1', profile: plainProfile };
const row = newJobRow({ request, origin: 'cli', ...owner, maxRetries: 0, now: new Date(clock.now()) });
const { job } = await store.jobs.insert(row);
const by = { jobId: job.id, fence: job.fence };
const sessionsOf = (keys: ReturnType<typeof createCredentialKeys>) =>
  createSessions({ rows: store.sessions, keys, clock });
const keyOf = (at: number) => ({ ...owner, domain: `site-${at}.example` });
const stateOf = (at: number) => ({
  cookies: [{ name: 'sid', value: `v${at}`, domain: `site-${at}.example`, expires: -1 }],
  origins: [],
});
const warnings: object[] = [];
const log = { info: () => undefined, error: () => undefined, warn: (facts: object) => void warnings.push(facts) };

t.test(
  'what an older key sealed is sealed anew in the background, and then the older key is needed no more',
  async (t) => {
    const many = 120;
    const before = sessionsOf(createCredentialKeys(first));
    for (let at = 0; at < many; at++) await before.save(keyOf(at), stateOf(at), by);
    await sessionsOf(createCredentialKeys(lost)).save(keyOf(many), stateOf(many), by);
    // One that was changed under its old key.
    const [damaged] = await store.sessions.list(owner.tenant, owner.candidate);
    t.ok(damaged && (await store.sessions.replace(damaged, { sessionData: 'v1.AAAA', keyId: first.id })));

    const both = createCredentialKeys(second, [first]);
    const updated = (await store.sessions.list(owner.tenant, owner.candidate)).map(({ updatedAt }) => updatedAt);
    const rotation = new SessionRotation({ rows: store.sessions, keys: both, log });
    t.same(await rotation.runOnce(), { sealedAnew: many - 1, unreadable: 1 });
    t.same(await rotation.runOnce(), { sealedAnew: 0, unreadable: 1 }, 'what cannot be opened stays as it is');
    t.same(warnings, Array(2).fill({ domain: damaged?.domain, keyId: '1' }));

    const after = sessionsOf(createCredentialKeys(second));
    const rows = await store.sessions.list(owner.tenant, owner.candidate);
    t.same(
      rows.map(({ updatedAt }) => updatedAt),
      updated,
      'a session is as old as it was',
    );
    t.equal(rows.filter(({ keyId }) => keyId === '2').length, many - 1);
    t.equal(rows.filter(({ keyId }) => keyId === 'lost').length, 1, 'an unknown key is left alone');
    for (let at = 0; at < many; at++) {
      if (keyOf(at).domain === damaged?.domain) continue;
      t.same(await after.load(keyOf(at), by), stateOf(at));
    }
    await t.rejects(after.load(keyOf(many), by), {
      code: 'session_unreadable',
      message: /"lost", which is not configured/,
    });
  },
);

t.test('a session that a run keeps meanwhile wins', async (t) => {
  const key = { ...owner, domain: 'meanwhile.example' };
  const old = createCredentialKeys(first);
  const both = createCredentialKeys(second, [first]);
  await sessionsOf(old).save(key, stateOf(1), by);
  const rows = {
    ...store.sessions,
    async sealedWith(...args: Parameters<typeof store.sessions.sealedWith>) {
      const read = await store.sessions.sealedWith(...args);
      await sessionsOf(both).save(key, stateOf(2), by);
      return read;
    },
  };
  await new SessionRotation({ rows, keys: both, log }).runOnce();
  t.same(await sessionsOf(createCredentialKeys(second)).load(key, by), stateOf(2));
});

t.test('a rotation that is stopped ends after the session it is at', async (t) => {
  await sessionsOf(createCredentialKeys(first)).save(keyOf(500), stateOf(500), by);
  const rotation = new SessionRotation({ rows: store.sessions, keys: createCredentialKeys(second, [first]), log });
  rotation.start();
  await rotation.stop();
  t.ok(await sessionsOf(createCredentialKeys(second, [first])).load(keyOf(500), by));
});
