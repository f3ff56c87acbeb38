import { randomBytes, randomUUID } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import { createMemorySessions, type SessionKey, type SessionStore } from '@valet/core';
import t, { type Test } from 'tap';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { startAttempt } from '../../host/src/job/start-attempt.ts';
import { createCredentialKeys } from '../../host/src/session/credential-keys.ts';
import { createSessions } from '../../host/src/session/sessions.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import type { Store } from '../../host/src/store/store.ts';
import { createPortChannel } from '../../host/src/worker/port-channel.ts';
import { dataFolder } from '../host/temp-folder.ts';
import { plainProfile } from '../support/candidates.ts';
import { createFakeClock, type FakeClock } from '../support/fake-clock.ts';
import { wireOf } from './port-wire.ts';
import { newDatabase } from './postgres-database.ts';
import { sessionStoreContract, stateWith } from './session-store.contract.ts';

type Owner = Pick<SessionKey, 'tenant' | 'candidate'>;

function jobsOf({ jobs }: Store, clock: FakeClock) {
  const request = { valet_task_id: 'task', target_url: 'https://ats.example.com/jobs/1', profile: plainProfile };
  const take = async (jobId: string) => {
    const start = { workerId: 'worker', leaseMs: 1000, now: new Date(clock.now()) };
    const held = await jobs.change(jobId, { actor: 'worker', fence: 'take' }, (job) => startAttempt(job, start));
    return held?.fence ?? 0;
  };
  return {
    async newJob(owner: Owner) {
      const now = new Date(clock.now());
      const { job } = await jobs.insert(newJobRow({ request, origin: 'cli', ...owner, maxRetries: 0, now }));
      return { jobId: job.id, fence: await take(job.id) };
    },
    takeOver: take,
  };
}

/** What holds wherever states lie in a store beside other tenants'. */
function storeSuite(t: Test, store: Store, clock: FakeClock): void {
  const keys = createCredentialKeys({ id: '1', bytes: randomBytes(32) });
  const sessions = createSessions({ rows: store.sessions, keys, clock });
  const jobs = jobsOf(store, clock);
  sessionStoreContract(t, { sessions, clock, ...jobs });

  t.test('a job cannot reach the sessions of another tenant or candidate', async (t) => {
    const mine = { tenant: 'default', candidate: randomUUID(), domain: 'example.com' };
    await sessions.save(mine, stateWith('mine'), await jobs.newJob(mine));
    for (const change of [{ tenant: 'other' }, { candidate: randomUUID() }]) {
      const by = await jobs.newJob({ ...mine, ...change });
      await t.rejects(sessions.load(mine, by), { code: 'not_found' });
      await t.rejects(sessions.save(mine, stateWith('theirs'), by), { code: 'not_found' });
    }
    t.same(await sessions.load(mine, await jobs.newJob(mine)), stateWith('mine'));
  });

  t.test('what was cleared is gone, and a job that had begun before does not bring it back', async (t) => {
    const key = { tenant: 'default', candidate: randomUUID(), domain: 'example.com' };
    const kept = { ...key, domain: 'example.org' };
    const running = await jobs.newJob(key);
    await sessions.save(key, stateWith('one'), running);
    await sessions.save(kept, stateWith('two'), running);
    t.equal(await store.sessions.clear('other', key.candidate, null), 0, 'not by another tenant');
    clock.pass(1000);
    t.equal(await store.sessions.clear(key.tenant, key.candidate, key.domain), 1);
    t.equal(await store.sessions.clear(key.tenant, key.candidate, key.domain), 0);
    t.equal(await sessions.save(key, stateWith('back'), running), false);
    t.equal(await sessions.load(key, running), null);
    t.equal(await sessions.save(kept, stateWith('two'), running), true, 'the other domain is as it was');
    clock.pass(1000);
    const later = await jobs.newJob(key);
    t.equal(await sessions.save(key, stateWith('new'), later), true);
    clock.pass(1000);
    t.equal(await store.sessions.clear(key.tenant, key.candidate, null), 2);
    t.equal(await sessions.save(kept, stateWith('back'), later), false);
    t.same(await store.sessions.list(key.tenant, key.candidate), []);
  });
}

t.test('in memory', async (t) => {
  const clock = createFakeClock();
  const sessions = createMemorySessions(clock);
  sessionStoreContract(t, {
    sessions,
    clock,
    newJob: async () => ({ jobId: randomUUID(), fence: 1 }),
    // Memory learns of a new holder from what it does first.
    async takeOver(jobId) {
      await sessions.load({ tenant: 'default', candidate: 'other', domain: 'example.com' }, { jobId, fence: 2 });
      return 2;
    },
  });
});

t.test('PGlite', async (t) => {
  const clock = createFakeClock();
  const store = await openEmbeddedStore(await dataFolder(t), { clock });
  t.teardown(() => store.close());
  storeSuite(t, store, clock);

  t.test('behind a channel to another process', async (t) => {
    const { port1, port2 } = new MessageChannel();
    t.teardown(() => port1.close());
    const keys = createCredentialKeys({ id: '1', bytes: randomBytes(32) });
    createPortChannel(wireOf(port1), { sessions: createSessions({ rows: store.sessions, keys, clock }) });
    const sessions = createPortChannel(wireOf(port2), {}).port<SessionStore>('sessions');
    sessionStoreContract(t, { sessions, clock, ...jobsOf(store, clock) });
  });
});

const database = await newDatabase();
t.test('PostgreSQL', { skip: database.reason ?? false }, async (t) => {
  const clock = createFakeClock();
  const store = await openPostgresStore(database.url, { clock });
  t.teardown(async () => {
    await store.close();
    await database.drop();
  });
  storeSuite(t, store, clock);
});
