import { fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { parseArgs } from 'node:util';
import { createBullWaker, createWakeUps } from '../../host/src/queue/bull-waker.ts';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { plainProfile } from '../support/candidates.ts';
import { openService, serviceKey } from '../support/service.ts';
import { postMany } from './host-load.ts';
import { runRawQueue } from './host-queue.ts';
import { benchStreams, type StreamResult } from './host-stream.ts';
import { finish, median, metric, table } from './report.ts';

/**
 * What a durable host costs: accepted applies against a bare Fastify with one INSERT, jobs that do nothing against raw BullMQ, and
 * how soon an accepted job runs. Everything on one PostgreSQL and one Redis, the contenders in turn.
 */
const { values } = parseArgs({
  options: { rounds: { type: 'string', default: '5' }, jobs: { type: 'string', default: '1000' } },
});
const rounds = Number(values.rounds);
const jobs = Number(values.jobs);
const connections = 32;
const concurrency = 50;
const teardowns: (() => unknown)[] = [];
const scope = { teardown: (work: () => unknown) => void teardowns.push(work) };
const percentile = (all: readonly number[], share: number) =>
  [...all].sort((a, b) => a - b)[Math.floor(all.length * share)] ?? 0;

const body = (key: string) =>
  JSON.stringify({
    valet_task_id: 'bench',
    valet_user_id: randomUUID(),
    target_url: `https://jobs.example.com/${key}`,
    profile: plainProfile,
    idempotency_key: key,
  });
const url = (base: string) => `${base}/api/v1/gh/valet/apply`;
const headers = { 'x-gh-service-key': serviceKey };

try {
  const service = await openService(scope as never, {
    runnerUrl: new URL('./host-runner.ts', import.meta.url).href,
    env: { VALET_RATE_LIMIT: '1000000', VALET_MAX_QUEUE: '1000000', MAX_CONCURRENT_JOBS: String(concurrency) },
  });
  const store = await openPostgresStore(service.databaseUrl);
  teardowns.push(() => store.close());
  const api = await service.start('api');
  const bare = await startBare(service.databaseUrl);

  const ours: number[] = [];
  const theirs: number[] = [];
  const answerMs = { valet: [] as number[], bare: [] as number[] };
  for (let round = 0; round <= rounds; round++) {
    const key = () => randomUUID();
    const load = { count: jobs, connections, headers, body: () => body(key()) };
    const one = await postMany(url(api.url), load);
    const other = await postMany(`${bare}/valet/apply`, load);
    if (round === 0) continue; // warming up
    ours.push(one.perSecond);
    theirs.push(other.perSecond);
    answerMs.valet.push(...one.answerMs);
    answerMs.bare.push(...other.answerMs);
  }
  const waiting = (rounds + 1) * jobs;
  console.log(`${waiting} jobs wait`);
  const worker = await service.start('worker');
  const noOpsPerSecond = await jobsPerSecond(waiting);

  const raw = { redisUrl: service.redisUrl, prefix: `valet-bench-${randomUUID()}`, concurrency, jobs: waiting };
  const plain = await runRawQueue(raw);
  const durable = await runRawQueue({ ...raw, databaseUrl: service.databaseUrl });

  const startMs: number[] = [];
  for (let at = 0; at < 100; at++) {
    const answer = await fetch(url(api.url), {
      method: 'POST',
      headers: { ...headers, 'content-type': 'application/json' },
      body: body(randomUUID()),
    });
    const { job_id } = (await answer.json()) as { job_id: string };
    startMs.push(await untilStarted(job_id));
  }
  await worker.kill();
  await api.kill();
  const wakeMs = await wakeUpMs(service.redisUrl);
  const streams = await benchStreams(rounds);
  const sum = (of: (heard: StreamResult) => number) => streams.reduce((all, { host }) => all + of(host), 0);

  console.log(
    table([
      ['', 'Valet', 'peer'],
      ['accepted applies/s (bare Fastify, one INSERT)', median(ours).toFixed(0), median(theirs).toFixed(0)],
      ['answer p50 ms', percentile(answerMs.valet, 0.5).toFixed(1), percentile(answerMs.bare, 0.5).toFixed(1)],
      ['answer p99 ms', percentile(answerMs.valet, 0.99).toFixed(1), percentile(answerMs.bare, 0.99).toFixed(1)],
      [
        'events to 1,000 listeners, p99 ms (bare node:http)',
        median(streams.map(({ host }) => host.p99Ms)).toFixed(0),
        median(streams.map(({ bare }) => bare.p99Ms)).toFixed(0),
      ],
      ['no-op jobs/s (raw BullMQ)', noOpsPerSecond.toFixed(0), plain.jobsPerSecond.toFixed(0)],
      ['no-op jobs/s (BullMQ, state in PostgreSQL)', noOpsPerSecond.toFixed(0), durable.jobsPerSecond.toFixed(0)],
      [
        'wake-up added to worker woken p50 ms (add to start)',
        percentile(wakeMs, 0.5).toFixed(2),
        percentile(plain.startMs, 0.5).toFixed(2),
      ],
      [
        'accepted to running p50 ms (add to start)',
        percentile(startMs, 0.5).toFixed(1),
        percentile(plain.startMs, 0.5).toFixed(1),
      ],
    ]),
  );
  finish({
    name: 'host',
    seed: null,
    rounds,
    metrics: [
      metric({
        name: 'accepted applies, of bare Fastify',
        value: median(ours) / median(theirs),
        unit: 'x',
        op: '>=',
        target: 0.6,
      }),
      metric({
        name: 'no-op jobs, overhead over raw BullMQ',
        value: plain.jobsPerSecond / noOpsPerSecond,
        unit: 'x',
        op: '<=',
        target: 1.3,
      }),
      metric({ name: 'accepted to running, p50', value: percentile(startMs, 0.5), unit: 'ms', op: '<=', target: 50 }),
      metric({
        name: 'wake-up added to worker woken, of raw add to start, p50',
        value: percentile(wakeMs, 0.5) / percentile(plain.startMs, 0.5),
        unit: 'x',
        op: '<=',
        target: 1.5,
      }),
      metric({
        name: 'accepted to running, of raw add to start, p50',
        value: percentile(startMs, 0.5) / percentile(plain.startMs, 0.5),
        unit: 'x',
        op: '<=',
        target: 1.5,
      }),
      metric({ name: 'events lost on streams', value: sum(({ lost }) => lost), unit: '', op: '==', target: 0 }),
      metric({
        name: 'events twice on streams',
        value: sum(({ duplicated }) => duplicated),
        unit: '',
        op: '==',
        target: 0,
      }),
      metric({
        name: 'events on streams, p99 of bare node:http',
        value: median(streams.map(({ p99Ratio }) => p99Ratio)),
        unit: 'x',
        op: '<=',
        target: 3,
      }),
    ],
  });

  /** From the first start to the last end, by the rows. */
  async function jobsPerSecond(count: number): Promise<number> {
    for (;;) {
      const { total } = await store.jobs.find({
        ...{ tenant: 'default', status: ['completed'], limit: 1, offset: 0 },
        sort: { by: 'createdAt', descending: false },
      });
      if (total >= count) break;
      await new Promise((resolve) => setTimeout(resolve, 250));
    }
    const edge = async (by: 'startedAt' | 'completedAt', descending: boolean) => {
      const page = { tenant: 'default', status: [], limit: 1, offset: 0, sort: { by, descending } } as const;
      const [job] = (await store.jobs.find(page)).jobs;
      return job?.[by]?.getTime() ?? 0;
    };
    return (count / ((await edge('completedAt', true)) - (await edge('startedAt', false)))) * 1000;
  }

  async function untilStarted(id: string): Promise<number> {
    for (;;) {
      const job = await store.jobs.get(id);
      if (job?.startedAt && job.status === 'completed') return job.startedAt.getTime() - job.createdAt.getTime();
      await new Promise((resolve) => setTimeout(resolve, 5));
    }
  }
} finally {
  for (const teardown of teardowns.reverse()) await teardown();
}

/** Milliseconds from a wake-up's adding, as an API does, to a worker's waking, one at a time: what the queue alone takes. */
async function wakeUpMs(redisUrl: string): Promise<readonly number[]> {
  const log = { info: () => undefined, warn: () => undefined, error: console.error };
  const where = { redisUrl, prefix: `valet-bench-${randomUUID()}`, log };
  const wakeUps = createWakeUps(where);
  const waker = createBullWaker({ ...where, workerId: 'bench', wakeUps });
  let woken = Promise.withResolvers<number>();
  waker.start(() => woken.resolve(performance.now()));
  const took: number[] = [];
  for (let at = 0; at < 110; at++) {
    woken = Promise.withResolvers<number>();
    const addedAt = performance.now();
    wakeUps.add({ jobId: randomUUID(), priority: 5, runAt: null, targetWorkerId: null });
    took.push((await woken.promise) - addedAt);
  }
  await waker.stop();
  await wakeUps.close();
  return took.slice(10); // the first ones connect
}

async function startBare(databaseUrl: string): Promise<string> {
  const child = fork(fileURLToPath(new URL('./host-bare.ts', import.meta.url)), {
    execArgv: ['--conditions=valet-src'],
    env: { ...process.env, DATABASE_URL: databaseUrl },
  });
  teardowns.push(() => child.kill());
  const [{ url: address }] = (await once(child, 'message')) as [{ url: string }];
  return address;
}
