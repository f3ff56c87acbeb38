import { randomUUID } from 'node:crypto';
import { systemClock } from '@valet/core';
import t from 'tap';
import { CallbackDelivery } from '../../host/src/callback/deliver-callbacks.ts';
import type { SendCallback } from '../../host/src/callback/send-callback.ts';
import { plainCallback } from '../../host/src/job/callback-payload.ts';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import type { Store } from '../../host/src/store/store.ts';
import { newDatabase } from '../contract/postgres-database.ts';
import { plainProfile } from '../support/candidates.ts';

const database = await newDatabase();
const skip = database.reason ?? false;
const log = { warn: () => undefined, error: () => undefined, info: () => undefined } as never;

/** What came in, in order: job and status. */
type Received = { readonly jobId: string; readonly status: string; readonly by: number }[];
const statuses = ['running', 'needs_human', 'resumed', 'completed'] as const;

t.test('several hosts send what one store holds', { skip }, async (t) => {
  const stores = await Promise.all([1, 2, 3].map(() => openPostgresStore(database.url)));
  t.teardown(async () => {
    for (const store of stores) await store.close();
    await database.drop();
  });
  const [store] = stores as [Store];
  const addJob = async (count: number = statuses.length) => {
    const row = jobRow();
    await store.jobs.insert(row);
    for (const status of statuses.slice(0, count)) {
      const callback = plainCallback(row, status, new Date());
      await store.jobs.change(row.id, { actor: 'w', fence: 'any' }, () => ({ callback }));
    }
    return row.id;
  };

  t.test('each callback once, those of a job in order, whoever sends them', async (t) => {
    const jobIds = await Promise.all(Array.from({ length: 40 }, () => addJob()));
    const received: Received = [];
    const open = new Set<string>();
    const overlaps: string[] = [];
    let first: number | undefined;
    const send =
      (by: number): SendCallback =>
      async (_url, { job_id: jobId, status }) => {
        if (open.has(jobId)) overlaps.push(jobId);
        open.add(jobId);
        await systemClock.wait(1 + (received.length % 7));
        first ??= by;
        // The first host is slow, so that the others have their share.
        while (first === by && received.every((one) => one.by === by)) await systemClock.wait(1);
        open.delete(jobId);
        received.push({ jobId, status, by });
        return 200;
      };
    const hosts = stores.map(
      (one, by) => new CallbackDelivery({ store: one, clock: systemClock, log, send: send(by) }),
    );
    for (const host of hosts) host.start();
    while (received.length < jobIds.length * statuses.length) await systemClock.wait(10);
    for (const host of hosts) await host.stop();
    t.equal(received.length, jobIds.length * statuses.length, 'none twice');
    t.strictSame(overlaps, [], 'never two of a job at once');
    for (const id of jobIds) {
      const own = received.filter(({ jobId }) => jobId === id).map(({ status }) => status);
      t.strictSame(own, [...statuses]);
    }
    t.ok(new Set(received.map(({ by }) => by)).size > 1, 'more than one host has sent');
  });

  t.test('what a host has leased and not sent goes to another when the lease is over', async (t) => {
    const jobId = await addJob(2);
    const dead = await store.outbox.claim({ now: new Date(), limit: 10, leaseMs: 400 });
    t.match(dead, [{ jobId, payload: { status: 'running' } }]);
    const sentAt = Date.now();
    const received: string[] = [];
    const send: SendCallback = async (_url, { status }) => received.push(status) && 200;
    const host = new CallbackDelivery({ store: stores[1] ?? store, clock: systemClock, log, send });
    host.start();
    while (received.length < 2) await systemClock.wait(10);
    await host.stop();
    t.strictSame(received, ['running', 'needs_human']);
    t.ok(Date.now() - sentAt >= 350, 'not before');
  });

  t.test('a host that stops gives back what it was sending', async (t) => {
    await addJob(1);
    const { promise: begun, resolve: begin } = Promise.withResolvers<void>();
    const hang: SendCallback = (_url, _payload, { signal }) => {
      begin();
      return new Promise((_resolve, reject) => signal.addEventListener('abort', () => reject(signal.reason)));
    };
    const leaving = new CallbackDelivery({ store, clock: systemClock, log, send: hang });
    leaving.start();
    await begun;
    await leaving.stop();
    t.match(await store.outbox.claim({ now: new Date(), limit: 10, leaseMs: 1 }), [{ attempts: 0 }], 'at once');
  });
});

function jobRow() {
  const request = {
    valet_task_id: 'task-001',
    valet_user_id: randomUUID(),
    target_url: 'https://fake.test/ok',
    callback_url: 'https://backend.example.com/hook',
    profile: plainProfile,
  };
  return newJobRow({
    request,
    origin: 'api',
    tenant: 'default',
    candidate: randomUUID(),
    maxRetries: 0,
    now: new Date(),
  });
}
