import { randomUUID } from 'node:crypto';
import type { SessionKey, SessionStore, StorageState } from '@valet/core';
import type { Test } from 'tap';
import type { FakeClock } from '../support/fake-clock.ts';

/** A session store under test. */
export interface SessionSubject {
  readonly sessions: SessionStore;
  readonly clock: FakeClock;
  /** A job of the tenant's candidate in a worker's hands. */
  newJob(owner: Pick<SessionKey, 'tenant' | 'candidate'>): Promise<{ jobId: string; fence: number }>;
  /** Another worker takes the job; resolves with its fence. */
  takeOver(jobId: string): Promise<number>;
}

const cookie = (value: string, change: object = {}) => ({
  ...{ name: 'sid', value, domain: 'jobs.example.com', path: '/', expires: -1 },
  ...{ httpOnly: true, secure: true, sameSite: 'Lax', ...change },
});

/** A browser's state with one cookie and one entry of local storage. */
export function stateWith(value: string): StorageState {
  return {
    cookies: [cookie(value)],
    origins: [{ origin: 'https://jobs.example.com', localStorage: [{ name: 'token', value: `${value} ß 😀` }] }],
  };
}

/** What every {@link SessionStore} must do. */
export function sessionStoreContract(t: Test, { sessions, clock, newJob, takeOver }: SessionSubject): void {
  const newKey = (): SessionKey => ({ tenant: 'default', candidate: randomUUID(), domain: 'example.com' });

  t.test('gives back what was kept, the newest state alone', async (t) => {
    const key = newKey();
    const by = await newJob(key);
    t.equal(await sessions.load(key, by), null);
    t.equal(await sessions.save(key, stateWith('one'), by), true);
    t.same(await sessions.load(key, by), stateWith('one'));
    await sessions.save(key, stateWith('two'), by);
    t.same(await sessions.load(key, await newJob(key)), stateWith('two'), 'another job of the candidate has it too');
  });

  t.test('keeps tenants, candidates and domains apart', async (t) => {
    const key = newKey();
    await sessions.save(key, stateWith('mine'), await newJob(key));
    const others: readonly SessionKey[] = [
      { ...key, tenant: 'other' },
      { ...key, candidate: randomUUID() },
      { ...key, domain: 'example.org' },
      { ...key, domain: 'jobs.example.com' },
    ];
    for (const other of others) t.equal(await sessions.load(other, await newJob(other)), null);
  });

  t.test('gives nothing that has expired', async (t) => {
    const key = newKey();
    const by = await newJob(key);
    const expires = Math.round(clock.now() / 1000) + 60;
    await sessions.save(key, { cookies: [cookie('short', { expires })], origins: [] }, by);
    t.ok(await sessions.load(key, by));
    clock.pass(61_000);
    t.equal(await sessions.load(key, by), null);
    await sessions.save(key, { cookies: [cookie('short', { expires }), cookie('long')], origins: [] }, by);
    t.ok(await sessions.load(key, by), 'a cookie without an end is worth giving');
  });

  t.test('neither gives to nor takes from a worker that has lost its job', async (t) => {
    const key = newKey();
    const by = await newJob(key);
    await sessions.save(key, stateWith('first'), by);
    const fence = await takeOver(by.jobId);
    t.same(await sessions.load(key, { jobId: by.jobId, fence }), stateWith('first'));
    await t.rejects(sessions.load(key, by), { code: 'fenced' });
    await t.rejects(sessions.save(key, stateWith('late'), by), { code: 'fenced' });
    t.same(await sessions.load(key, { jobId: by.jobId, fence }), stateWith('first'));
  });
}
