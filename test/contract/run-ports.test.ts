import { randomUUID } from 'node:crypto';
import { MessageChannel } from 'node:worker_threads';
import {
  type CheckpointStore,
  createMemoryCheckpoints,
  createMemoryEventLog,
  createMemoryLedger,
  type EventLog,
  type SubmitLedger,
  systemClock,
} from '@valet/core';
import t, { type Test } from 'tap';
import { newJobRow } from '../../host/src/job/new-job.ts';
import { startAttempt } from '../../host/src/job/start-attempt.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import type { Store } from '../../host/src/store/store.ts';
import { createPortChannel } from '../../host/src/worker/port-channel.ts';
import { dataFolder } from '../host/temp-folder.ts';
import { plainProfile } from '../support/candidates.ts';
import { checkpointContract } from './checkpoint.contract.ts';
import { eventLogContract } from './event-log.contract.ts';
import { jobRepositoryContract } from './job-repository.contract.ts';
import type { JobSubject } from './job-subject.ts';
import { wireOf } from './port-wire.ts';
import { newDatabase } from './postgres-database.ts';
import { submitLedgerContract } from './submit-ledger.contract.ts';

interface RunPorts {
  readonly ledger: SubmitLedger;
  readonly checkpoints: CheckpointStore;
  readonly events: EventLog;
}

function runSuites(t: Test, ports: RunPorts, jobs: JobSubject): void {
  t.test('submit ledger', async (t) => submitLedgerContract(t, { ledger: ports.ledger, ...jobs }));
  t.test('checkpoints', async (t) => checkpointContract(t, { checkpoints: ports.checkpoints, ...jobs }));
  t.test('event log', async (t) => eventLogContract(t, { events: ports.events, ...jobs }));
}

const taken = { event_type: 'browser_crash_recovered', metadata: { attempt: 2 } } as const;
const blankCheckpoint = {
  attempt: 2,
  phase: 'provisioning',
  returnTo: null,
  pageUrl: null,
  posting: null,
  platform: null,
  intentId: null,
  answers: [],
  savedAt: new Date(0).toISOString(),
} as const;

t.test('in memory', async (t) => {
  const ports = {
    ledger: createMemoryLedger(systemClock),
    checkpoints: createMemoryCheckpoints(),
    events: createMemoryEventLog(systemClock),
  };
  runSuites(t, ports, {
    newJob: async () => ({ jobId: randomUUID(), fence: 1 }),
    // Memory learns of a new holder from what it writes first.
    async takeOver(jobId) {
      const key = { tenant: 'other', posting: randomUUID(), candidate: 'other' };
      const { ledger, checkpoints } = ports;
      await ledger.arm({ key, jobId, attempt: 2, fence: 2, contentHash: 'hash' });
      if (!(await checkpoints.load(jobId))) await checkpoints.save({ ...blankCheckpoint, jobId }, 2);
      await ports.events.append(jobId, taken, { actor: 'worker-2', fence: 2 });
      return 2;
    },
  });
});

t.test('PGlite', async (t) => {
  const store = await openEmbeddedStore(await dataFolder(t));
  t.teardown(() => store.close());
  runSuites(t, store, jobsOf(store));
  t.test('jobs', async (t) => jobRepositoryContract(t, store));

  t.test('PGlite behind a channel to another process', async (t) => {
    const { port1, port2 } = new MessageChannel();
    t.teardown(() => port1.close());
    createPortChannel(wireOf(port1), { ledger: store.ledger, checkpoints: store.checkpoints, events: store.events });
    const channel = createPortChannel(wireOf(port2), {});
    runSuites(
      t,
      {
        ledger: channel.port<SubmitLedger>('ledger'),
        checkpoints: channel.port<CheckpointStore>('checkpoints'),
        events: channel.port<EventLog>('events'),
      },
      jobsOf(store),
    );
  });
});

const database = await newDatabase();
t.test('PostgreSQL', { skip: database.reason ?? false }, async (t) => {
  const [store, second] = await Promise.all([openPostgresStore(database.url), openPostgresStore(database.url)]);
  t.teardown(async () => {
    await Promise.all([store.close(), second.close()]);
    await database.drop();
  });
  runSuites(t, store, jobsOf(store));
  t.test('jobs', async (t) => jobRepositoryContract(t, store, second));
});

function jobsOf({ jobs }: Store): JobSubject {
  const now = new Date();
  const request = {
    valet_task_id: 'task',
    target_url: 'https://ats.example.com/jobs/1',
    profile: plainProfile,
  };
  return {
    async newJob() {
      const row = newJobRow({ request, origin: 'cli', tenant: 'default', candidate: 'c', maxRetries: 0, now });
      const { job } = await jobs.insert({ ...row, status: 'running' });
      const held = await jobs.change(job.id, { actor: 'worker-1', fence: 'take' }, () => ({ set: { attempt: 1 } }));
      return { jobId: job.id, fence: held?.fence ?? 0 };
    },
    async takeOver(jobId) {
      const start = { workerId: 'worker-2', leaseMs: 1000, now };
      const held = await jobs.change(jobId, { actor: 'worker-2', fence: 'take' }, (job) => startAttempt(job, start));
      return held?.fence ?? 0;
    },
  };
}
