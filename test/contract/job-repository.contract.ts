import { randomUUID } from 'node:crypto';
import type { Test } from 'tap';
import { plainCallback } from '../../host/src/job/callback-payload.ts';
import { expireJob } from '../../host/src/job/expire-job.ts';
import { newJobRow } from '../../host/src/job/new-job.ts';
import type { JobRow } from '../../host/src/store/entity/job.ts';
import type { DecideChange, Store } from '../../host/src/store/store.ts';
import { plainProfile } from '../support/candidates.ts';

const at = new Date('2026-02-16T12:00:00.000Z');

function rowOf(change: Partial<JobRow> = {}): JobRow {
  const request = {
    valet_task_id: 'task-1',
    valet_user_id: randomUUID(),
    target_url: 'https://ats.example.com/jobs/1',
    callback_url: 'https://backend.example.com/hook',
    profile: plainProfile,
  };
  return {
    ...newJobRow({ request, origin: 'api', tenant: 'default', candidate: 'c', maxRetries: 3, now: at }),
    ...change,
  };
}

/** What the jobs and the outbox of every {@link Store} must do. `second` is the same store in another process. */
export function jobRepositoryContract(t: Test, store: Store, second: Store = store): void {
  const { jobs, outbox } = store;
  const start = { set: { status: 'running' as const } };
  const claimAll = async () => {
    const claimed: JobRow[] = [];
    for (let job = await jobs.claim('w', () => start); job; job = await jobs.claim('w', () => start)) claimed.push(job);
    return claimed;
  };

  t.test('gives back a job as it was stored', async (t) => {
    const row = rowOf({ status: 'completed', metadata: { a: ['ü', { b: null }] }, idempotencyKey: randomUUID() });
    t.equal((await jobs.insert(row)).isNew, true);
    t.strictSame({ ...(await jobs.get(row.id)) }, row);
    t.equal(await jobs.get(randomUUID()), null);
  });

  t.test('of fifty that come at once with one idempotency key, one becomes the job', async (t) => {
    const idempotencyKey = randomUUID();
    const both = [store, second];
    const stored = await Promise.all(
      Array.from({ length: 50 }, (_, i) => both[i % 2]?.jobs.insert(rowOf({ status: 'completed', idempotencyKey }))),
    );
    t.equal(stored.filter((one) => one?.isNew).length, 1);
    t.equal(new Set(stored.map((one) => one?.job.id)).size, 1);
    const other = await jobs.insert(rowOf({ status: 'completed', idempotencyKey, tenant: 'other' }));
    t.equal(other.isNew, true, 'another tenant has its own keys');
  });

  t.test('hands out the most urgent job first, then the oldest, and none before its time', async (t) => {
    await claimAll();
    const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
    const rows = {
      old: rowOf({ createdAt: at }),
      young: rowOf({ createdAt: later(1) }),
      urgent: rowOf({ createdAt: later(2), priority: 9 }),
      waiting: rowOf({ runAt: new Date(Date.now() + 60_000) }),
      foreign: rowOf({ targetWorkerId: 'somebody-else' }),
      mine: rowOf({ createdAt: later(3), targetWorkerId: 'w' }),
    };
    for (const row of Object.values(rows)) await jobs.insert(row);
    const names = (await claimAll()).map(({ id }) => Object.entries(rows).find(([, row]) => row.id === id)?.[0]);
    t.strictSame(names, ['urgent', 'old', 'young', 'mine']);
    t.strictSame(await jobs.nextRunAt(), rows.waiting.runAt);
    t.equal((await jobs.claim('somebody-else', () => start))?.id, rows.foreign.id);
    await jobs.change(rows.waiting.id, { actor: 'a', fence: 'any' }, () => ({ set: { status: 'cancelled' } }));
    t.equal(await jobs.nextRunAt(), null);
  });

  t.test('finds the jobs of one tenant by state and type, a page at a time', async (t) => {
    const tenant = randomUUID();
    const later = (minutes: number) => new Date(at.getTime() + minutes * 60_000);
    const rows = [
      rowOf({ tenant, status: 'completed', createdAt: at, completedAt: later(9) }),
      rowOf({ tenant, status: 'failed', createdAt: later(1), priority: 9 }),
      rowOf({ tenant, status: 'completed', createdAt: later(2), jobType: 'scrape' }),
      rowOf({ tenant: 'another', status: 'completed' }),
    ];
    for (const row of rows) await jobs.insert(row);
    const all = { tenant, status: [], sort: { by: 'createdAt', descending: true }, limit: 10, offset: 0 } as const;
    const found = async (change: Partial<Parameters<typeof jobs.find>[0]>) => {
      const page = await jobs.find({ ...all, ...change });
      return `${page.jobs.map(({ id }) => rows.findIndex((row) => row.id === id)).join('')}/${page.total}`;
    };
    t.equal(await found({}), '210/3');
    t.equal(await found({ sort: { by: 'priority', descending: true }, limit: 1 }), '1/3');
    t.equal(
      await found({ sort: { by: 'completedAt', descending: true }, limit: 1 }),
      '0/3',
      'what has none comes last',
    );
    t.equal(await found({ limit: 1, offset: 1 }), '1/3');
    t.equal(await found({ status: ['completed'] }), '20/2');
    t.equal(await found({ status: ['completed', 'failed'], jobType: 'apply' }), '10/2');
  });

  t.test('a job that waits too long expires; its wait counts from when it was due', async (t) => {
    const old = rowOf();
    const retried = rowOf({ runAt: new Date(at.getTime() + 60_000) });
    for (const row of [old, retried]) await jobs.insert(row);
    const now = new Date(at.getTime() + 30_000);
    const overdue = await jobs.overdue({ before: new Date(at.getTime() + 1), limit: 1000 });
    t.strictSame([overdue.includes(old.id), overdue.includes(retried.id)], [true, false]);
    const expire = (id: string) =>
      jobs.change(id, { actor: 'host', fence: 'take' }, (held) => expireJob(held, { now, queueSeconds: 30 }));
    t.match(await expire(old.id), { status: 'expired', completedAt: now });
    t.equal(await expire(retried.id), null);
    t.equal(await expire(old.id), null, 'once');
    t.match(await jobs.events(old.id, { limit: 9, offset: 0 }), { events: [{ event_type: 'job_expired' }], total: 1 });
    t.notOk((await jobs.overdue({ before: now, limit: 1000 })).includes(old.id));
    await jobs.change(retried.id, { actor: 'a', fence: 'any' }, () => ({ set: { status: 'cancelled' } }));
  });

  t.test('gives one job to one of many who claim at once, each claim under a higher fence', async (t) => {
    await claimAll();
    const row = rowOf();
    await jobs.insert(row);
    const both = [store, second];
    const claims = await Promise.all(
      Array.from({ length: 8 }, (_, i) => both[i % 2]?.jobs.claim(`w${i}`, () => start) ?? null),
    );
    const [first] = claims.filter((claim) => claim !== null);
    t.equal(claims.filter((claim) => claim !== null).length, 1);
    t.equal(first?.fence, 1);
    await jobs.change(row.id, { actor: 'host', fence: 'take' }, () => ({ set: { status: 'pending' } }));
    t.equal((await jobs.claim('w', () => start))?.fence, 3);
  });

  t.test('writes a change, its events and its callback together or not at all', async (t) => {
    const row = rowOf({ status: 'running' });
    await jobs.insert(row);
    const change = {
      set: { status: 'failed' as const },
      events: [{ event_type: 'browser_crash_recovered' as const, metadata: { attempt: 1 } }],
      callback: plainCallback(row, 'failed', at),
    };
    const broken = { ...change, set: { ...change.set, priority: 99 } };
    await t.rejects(jobs.change(row.id, { actor: 'w', fence: 'take' }, () => broken));
    const before = await jobs.get(row.id);
    t.match(before, { status: 'running', fence: 0, eventSeq: 0 });
    t.equal((await jobs.events(row.id, { limit: 10, offset: 0 })).total, 0);
    t.equal((await claimOf(row)).length, 0);
    await jobs.change(row.id, { actor: 'w', fence: 'take' }, () => change);
    t.match(await jobs.get(row.id), { status: 'failed', fence: 1, eventSeq: 1 });
    t.match(await jobs.events(row.id, { limit: 10, offset: 0 }), { total: 1, events: [{ seq: 1, actor: 'w' }] });
    t.match(await claimOf(row), [{ payload: { status: 'failed' }, position: 1, state: 'pending' }]);
  });

  t.test('changes that come together are written together, and each succeeds or fails for itself', async (t) => {
    const running = () => rowOf({ status: 'running', fence: 2 });
    const rows = { good: running(), stale: running(), broken: running(), idle: running(), twice: running() };
    for (const row of Object.values(rows)) await jobs.insert(row);
    const done: DecideChange = ({ job }) => ({
      set: { status: 'completed' },
      events: [{ event_type: 'browser_crash_recovered', metadata: { attempt: 1 } }],
      callback: plainCallback(job, 'running', at),
    });
    const own = { actor: 'w', fence: 2 };
    const settled = await Promise.allSettled([
      jobs.changeTogether(rows.good.id, own, done),
      jobs.changeTogether(rows.stale.id, { ...own, fence: 1 }, done),
      jobs.changeTogether(rows.broken.id, own, () => ({ set: { priority: 99 } })),
      jobs.changeTogether(rows.idle.id, own, () => null),
      jobs.changeTogether(randomUUID(), own, done),
      jobs.changeTogether(rows.twice.id, own, done),
      jobs.changeTogether(rows.twice.id, own, done),
    ]);
    t.strictSame(
      settled.map((end) => (end.status === 'rejected' ? end.reason.code : (end.value?.status ?? null))),
      ['completed', 'fenced', '23514', null, 'not_found', 'completed', 'completed'],
    );
    const ends = { good: 'completed', stale: 'running', broken: 'running', idle: 'running', twice: 'completed' };
    const counts = { good: 1, stale: 0, broken: 0, idle: 0, twice: 2 };
    for (const [name, { id, tenant }] of Object.entries(rows)) {
      const count = counts[name as keyof typeof rows];
      t.match(await jobs.get(id), { status: ends[name as keyof typeof rows], eventSeq: count }, name);
      t.equal((await jobs.events(id, { limit: 10, offset: 0 })).total, count, name);
      t.equal((await outbox.list(tenant, id)).length, count, name);
    }
  });

  t.test('a stale fence changes no job and renews none', async (t) => {
    const row = rowOf({ status: 'running', fence: 4 });
    await jobs.insert(row);
    const late = jobs.change(row.id, { actor: 'w', fence: 3 }, () => ({ set: { status: 'completed' } }));
    await t.rejects(late, { code: 'fenced' });
    const stale = await jobs.renew([{ id: row.id, fence: 3 }], at);
    t.strictSame([...stale], []);
    const other = rowOf({ status: 'running', fence: 1 });
    await jobs.insert(other);
    const leases = [
      { id: row.id, fence: 4 },
      { id: other.id, fence: 2 },
    ];
    t.strictSame([...(await jobs.renew(leases, at))], [row.id], 'each lease by its own fence');
    t.match(await jobs.get(row.id), { status: 'running', leaseExpiresAt: at });
    t.match(await jobs.get(other.id), { leaseExpiresAt: null });
  });

  t.test('a change that decides nothing leaves the job alone; one of no job is not found', async (t) => {
    const row = rowOf({ status: 'completed' });
    await jobs.insert(row);
    t.equal(await jobs.change(row.id, { actor: 'w', fence: 'take' }, () => null), null);
    t.equal((await jobs.get(row.id))?.fence, 0);
    const missing = jobs.change(randomUUID(), { actor: 'w', fence: 'any' }, () => null);
    await t.rejects(missing, { code: 'not_found' });
  });

  t.test('keeps what a page says, whatever characters it has', async (t) => {
    const row = rowOf({ status: 'running' });
    await jobs.insert(row);
    const action = 'click "a\0b" \ud800 💼';
    await store.events.append(
      row.id,
      { event_type: 'step_started', metadata: { action, action_count: 1 } },
      { actor: 'w', fence: 0 },
    );
    t.match(await store.events.read(row.id), [{ metadata: { action: 'click "a\ufffdb" \ufffd 💼' } }]);
  });

  for (const [what, wrong] of [
    ['of a job that is not there', randomUUID()],
    ['that cannot be written', 'no id at all'],
  ] as const) {
    t.test(`an event ${what} keeps none from the log that come at the same moment`, async (t) => {
      const [one, other] = [rowOf({ status: 'running' }), rowOf({ status: 'running', fence: 2 })];
      await jobs.insert(one);
      await jobs.insert(other);
      const append = (jobId: string, action: string, fence: number) =>
        store.events.append(
          jobId,
          { event_type: 'step_started', metadata: { action, action_count: 1 } },
          { actor: 'w', fence },
        );
      const outcomes = await Promise.allSettled([
        append(one.id, 'a', 0),
        append(wrong, 'x', 0),
        append(other.id, 'late', 1),
        append(other.id, 'b', 2),
        append(one.id, 'c', 0),
      ]);
      t.match(outcomes, [
        { value: { seq: 1 } },
        { status: 'rejected' },
        { reason: { code: 'fenced' } },
        { value: { seq: 1 } },
        { value: { seq: 2 } },
      ]);
      const actions = async ({ id }: JobRow) => (await store.events.read(id)).map(({ metadata }) => metadata['action']);
      t.strictSame(await actions(one), ['a', 'c']);
      t.strictSame(await actions(other), ['b']);
      t.match(await jobs.get(one.id), { eventSeq: 2 });
    });
  }

  t.test('hands out one callback of a job at a time, in order', async (t) => {
    const row = rowOf({ status: 'running' });
    await jobs.insert(row);
    for (const status of ['running', 'needs_human', 'resumed'] as const) {
      await jobs.change(row.id, { actor: 'w', fence: 'any' }, () => ({ callback: plainCallback(row, status, at) }));
    }
    const seen: string[] = [];
    for (let [head] = await claimOf(row); head; [head] = await claimOf(row)) {
      seen.push(head.payload.status);
      t.strictSame(await claimOf(row), [], 'nor another one while it is on its way');
      const state = head.payload.status === 'needs_human' ? 'parked' : 'delivered';
      t.equal(await outbox.settle(head, { state }), true);
    }
    t.strictSame(seen, ['running', 'needs_human', 'resumed']);
  });

  t.test('a lease that is over goes to the next, and who had it writes nothing', async (t) => {
    const row = rowOf({ status: 'running' });
    await jobs.insert(row);
    await jobs.change(row.id, { actor: 'w', fence: 'any' }, () => ({ callback: plainCallback(row, 'running', at) }));
    const [late] = await claimOf(row, 0);
    const [taken] = await claimOf(row);
    if (!late || !taken) return t.fail('both had it');
    const delivery = {
      tenant: row.tenant,
      jobId: row.id,
      startedAt: at,
      durationMs: 7,
      httpStatus: 500,
      error: 'HTTP 500',
    };
    t.equal(await outbox.settle(late, { state: 'parked' }, delivery), false);
    t.equal(await outbox.settle(taken, { state: 'delivered' }, { ...delivery, httpStatus: 200, error: null }), true);
    t.match(await outbox.list(row.tenant, row.id), [
      { row: { state: 'delivered', lease: null }, deliveries: [{ httpStatus: 200, error: null, durationMs: 7 }] },
    ]);
    t.strictSame(await outbox.list('another', row.id), [], "another tenant's is not seen");
    const again = { tenant: row.tenant, jobId: row.id, id: taken.id, now: at };
    await t.rejects(outbox.sendAgain({ ...again, tenant: 'another' }), { code: 'not_found' });
    await outbox.sendAgain(again);
    await t.rejects(outbox.sendAgain(again), { code: 'conflict' });
    t.match(await claimOf(row), [{ id: taken.id, attempts: 0 }]);
  });

  async function claimOf({ id }: JobRow, leaseMs = 60_000) {
    const rows = await outbox.claim({ now: new Date(), limit: 1000, leaseMs });
    return rows.filter(({ jobId }) => jobId === id);
  }
}
