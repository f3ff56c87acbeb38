import { randomUUID } from 'node:crypto';
import type { AddressInfo } from 'node:net';
import { connect, createServer, type Socket } from 'node:net';
import t, { type Test } from 'tap';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import type { Store } from '../../host/src/store/store.ts';
import { newDatabase } from '../contract/postgres-database.ts';
import { plainProfile } from '../support/candidates.ts';

/** Opens a store behind a link that can be told to lose the answer to the next statement of a kind, and the connection with it. */
async function openStore(t: Test) {
  const { url, reason, drop } = await newDatabase();
  if (reason) throw new Error(reason);
  t.teardown(drop);
  const target = new URL(url);
  let lost: string | null = null;
  const server = createServer((near) => {
    const far = connect(Number(target.port || 5432), target.hostname);
    let isLosing = false;
    const end = () => {
      near.destroy();
      far.destroy();
    };
    for (const socket of [near, far] satisfies Socket[]) socket.on('error', () => undefined).on('close', end);
    near.on('data', (sent) => {
      if (lost !== null && sent.includes(lost)) {
        lost = null;
        isLosing = true;
      }
      far.write(sent);
    });
    // Once the server has answered, it has done what it was asked.
    far.on('data', (answer) => (isLosing ? end() : near.write(answer)));
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const store = await openPostgresStore(
    Object.assign(new URL(url), { hostname: '127.0.0.1', port: String((server.address() as AddressInfo).port) }).href,
  );
  t.teardown(async () => {
    await store.close();
    server.close();
  });
  return {
    store,
    lose(statement: string) {
      lost = statement;
    },
  };
}

function rowOf() {
  const request = { valet_task_id: 't', target_url: 'https://jobs.example.com/1', profile: plainProfile };
  const source = { origin: 'api', tenant: 'default', candidate: 'c', maxRetries: 0, now: new Date() } as const;
  return newJobRow({ request: { ...request, valet_user_id: randomUUID() }, ...source });
}

async function openLog({ jobs, events }: Store) {
  const { job } = await jobs.insert(rowOf());
  return {
    append: (action: string) =>
      events.append(
        job.id,
        { event_type: 'step_started', metadata: { action, action_count: 1 } },
        { actor: 'w', fence: 0 },
      ),
    told: async () => (await events.read(job.id)).map(({ seq, metadata }) => `${seq} ${metadata['action']}`),
  };
}

t.test('jobs whose insert was stored and not answered are stored once, each as itself', async (t) => {
  const { store, lose } = await openStore(t);
  const rows = [rowOf(), rowOf(), rowOf()];
  lose('insert into gh_automation_jobs');
  const inserted = await Promise.all(rows.map((row) => store.jobs.insert(row)));
  t.strictSame(
    inserted.map(({ job, isNew }) => [job.id, isNew]),
    rows.map(({ id }) => [id, true]),
  );
  t.equal(await store.jobs.countPending(), rows.length);
});

t.test('events whose commit was not answered are not written a second time', async (t) => {
  const { store, lose } = await openStore(t);
  const { append, told } = await openLog(store);
  lose('commit');
  const outcomes = await Promise.allSettled([append('a'), append('b')]);
  t.match(outcomes, [{ status: 'rejected' }, { status: 'rejected' }]);
  await append('c');
  t.strictSame(await told(), ['1 a', '2 b', '3 c']);
});

t.test('events that a lost connection kept from being written are written after all', async (t) => {
  const { store, lose } = await openStore(t);
  const { append, told } = await openLog(store);
  lose('insert into gh_job_events');
  await Promise.all([append('a'), append('b')]);
  t.strictSame(await told(), ['1 a', '2 b']);
});
