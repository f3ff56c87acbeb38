import { randomUUID } from 'node:crypto';
import { readdirSync, readFileSync } from 'node:fs';
import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { setTimeout as delay } from 'node:timers/promises';
import type { JobStatusResponse } from '@valet/schemas';
import type { Test } from 'tap';
import { openPostgresStore } from '../../host/src/store/open-postgres.ts';
import { plainProfile } from '../support/candidates.ts';
import { openService, type ServiceProcess, serviceKey } from '../support/service.ts';
import { type OwnServer, startPostgres, startRedis } from './own-server.ts';
import { behaviours, type ReceivingSite } from './receiving-site.ts';
import { openCutter } from './tcp-cutter.ts';

/** How much is destroyed. */
export interface KillOptions {
  readonly kills: number;
  readonly jobs: number;
  /** 0..1, the same row each time for the same seed. */
  random(): number;
  tell(line: string): void;
}

/** What came of it. */
export interface KillOutcome {
  readonly kills: Readonly<Record<string, number>>;
  readonly jobsLost: number;
  readonly doubles: number;
  readonly untruthful: readonly string[];
  readonly orphans: number;
  readonly callbacksLost: number;
  /** Milliseconds from a worker's SIGKILL to the next event of each job that it ran. */
  readonly recoveryMs: readonly number[];
  readonly endings: Readonly<Record<string, number>>;
}

const gapMs = 400;
const mostStarts = 20;
/** A callback that is still not sent by then counts as lost. */
const mostSendMs = 120_000;
/** Longer than a lease. */
const standstillMs = 8000;
const workerIds = ['a', 'b', 'c'];
const final = ['completed', 'failed', 'cancelled', 'expired'];

/**
 * Three workers, one API, jobs that come in all the while, and kills of all of them, of Redis and PostgreSQL, cut links and
 * workers that stand still; then holds every job against the site's record and the backend's callbacks.
 */
export async function runKills(
  t: Pick<Test, 'teardown'>,
  site: ReceivingSite,
  options: KillOptions,
): Promise<KillOutcome> {
  const { random, tell } = options;
  const redis = await startRedis();
  t.teardown(() => redis.stop());
  const postgres = await startPostgres();
  if (!postgres) throw new Error('PostgreSQL is not installed, so it cannot be restarted: apt-get install postgresql');
  t.teardown(() => postgres.stop());
  const links = { store: await openCutter(postgres.port), redis: await openCutter(redis.port) };
  t.teardown(() => Promise.all([links.store.close(), links.redis.close()]));
  const backend = await openBackend();
  t.teardown(() => backend.close());
  const throughLinks = {
    databaseUrl: `postgres://postgres@127.0.0.1:${links.store.port}/postgres`,
    redisUrl: `redis://127.0.0.1:${links.redis.port}`,
  };
  const service = await openService(t, {
    runnerUrl: new URL('./wire-runner.ts', import.meta.url).href,
    servers: throughLinks,
    env: { MAX_CONCURRENT_JOBS: '4', VALET_MAX_RETRIES: '20' },
  });
  /** As a supervisor does: a process that cannot start, for its store is just away, is started again. */
  const startAgain = async (
    role: 'api' | 'worker',
    env: Readonly<Record<string, string>> = {},
  ): Promise<ServiceProcess> => {
    for (let tries = 1; ; tries++) {
      try {
        return await service.start(role, env);
      } catch (error) {
        if (tries === mostStarts) throw error;
        await delay(500);
      }
    }
  };
  let api = await startAgain('api');
  const workers = new Map<string, ServiceProcess>();
  const startWorker = async (id: string) => void workers.set(id, await startAgain('worker', { GH_WORKER_ID: id }));
  const restarts = new Set<Promise<unknown>>();
  /** What died comes back while the next kill is under way, as a supervisor would have it. */
  const inBackground = (work: Promise<unknown>) => {
    restarts.add(work);
    void work.finally(() => restarts.delete(work));
  };
  await Promise.all(workerIds.map(startWorker));

  const ids: string[] = [];
  const people = new AbortController();
  const answering = answerPaused(() => api.url, ids, people.signal);

  const counts: Record<string, number> = {};
  const killedAt: { readonly worker: string; readonly at: Date; readonly jobs: readonly string[] }[] = [];
  for (let kill = 0; kill < options.kills; kill++) {
    while (ids.length < ((kill + 1) * options.jobs) / options.kills)
      ids.push(await postUntilTaken(() => api.url, ids.length));
    await delay(gapMs);
    const { name, strike } = pick(random());
    counts[name] = (counts[name] ?? 0) + 1;
    await strike();
    if ((kill + 1) % 20 === 0) tell(`${kill + 1} kills, ${ids.length} jobs posted`);
  }
  await Promise.all(restarts);
  await untilAllEnded(() => api.url, ids);
  await untilAllSent();
  people.abort();
  await answering;
  const outcome = await judge();
  for (const worker of [...workers.values(), api]) worker.signal('SIGTERM');
  await Promise.all([...workers.values(), api].map(({ ended }) => ended));
  return { ...outcome, kills: counts, orphans: countOrphans(service.environment()['VALET_REDIS_PREFIX'] ?? '') };

  function pick(dice: number): { readonly name: string; strike(): Promise<void> } {
    const id = workerIds[Math.floor(random() * workerIds.length)] ?? 'a';
    const worker = workers.get(id);
    if (dice < 0.4) return { name: 'worker', strike: () => killWorker(id) };
    if (dice < 0.6) return { name: 'engine', strike: async () => killEach(await enginesOf(worker)) };
    if (dice < 0.72) return { name: 'api', strike: killApi };
    if (dice < 0.8) return { name: 'redis', strike: () => redis.crash() };
    if (dice < 0.84) return { name: 'postgres', strike: () => (postgres as OwnServer).crash() };
    if (dice < 0.9) return { name: 'store link', strike: async () => links.store.cut(300) };
    if (dice < 0.95) return { name: 'redis link', strike: async () => links.redis.cut(1000) };
    return { name: 'standstill', strike: () => standStill(worker) };
  }

  async function killWorker(id: string): Promise<void> {
    const worker = workers.get(id);
    if (!worker) return; // it is on its way back
    workers.delete(id);
    const jobs = await runningOn(id);
    await worker.kill();
    killedAt.push({ worker: id, at: new Date(), jobs });
    inBackground(startWorker(id));
  }

  async function killApi(): Promise<void> {
    await api.kill();
    api = await startAgain('api');
  }

  async function standStill(worker: ServiceProcess | undefined): Promise<void> {
    worker?.signal('SIGSTOP');
    inBackground(delay(standstillMs).then(() => worker?.signal('SIGCONT')));
  }

  async function runningOn(workerId: string): Promise<readonly string[]> {
    const list = await call<{ jobs: { id: string; worker_id: string | null }[] }>(
      api.url,
      'GET',
      '/jobs?status=running&limit=100',
    );
    return (list?.body.jobs ?? []).filter((job) => job.worker_id === workerId).map(({ id }) => id);
  }

  /** Nothing in the outbox waits to be sent: who was killed with a callback in hand has it leased for a while. */
  async function untilAllSent(): Promise<void> {
    const store = await openPostgresStore((postgres as OwnServer).url);
    for (const endsAt = Date.now() + mostSendMs; Date.now() < endsAt; await delay(200)) {
      const sent = await Promise.all(ids.map((id) => store.outbox.list('default', id)));
      if (sent.flat().every(({ row }) => row.state !== 'pending')) break;
    }
    await store.close();
  }

  async function judge(): Promise<Omit<KillOutcome, 'kills' | 'orphans'>> {
    const store = await openPostgresStore((postgres as OwnServer).url);
    const endings: Record<string, number> = {};
    const untruthful: string[] = [];
    let doubles = 0;
    let jobsLost = 0;
    let callbacksLost = 0;
    for (const id of ids) {
      const job = await store.jobs.get(id);
      if (!job || !final.includes(job.status)) {
        jobsLost += 1;
        continue;
      }
      const recorded = site.recorded(job.targetUrl.split('/').at(-1) ?? '');
      const verdict = job.resultData?.['verdict'] ?? job.errorDetails?.verdict;
      const ending = job.status === 'completed' ? 'completed' : `${job.errorCode} ${verdict}`;
      endings[ending] = (endings[ending] ?? 0) + 1;
      if (recorded > 1) doubles += 1;
      const isWrong = (job.status === 'completed' && recorded !== 1) || (verdict === 'not_submitted' && recorded !== 0);
      if (isWrong) untruthful.push(`${job.targetUrl}: ended ${ending}, the site has ${recorded}`);
      if (!backend.has(id, job.status)) callbacksLost += 1;
    }
    const recoveryMs: number[] = [];
    for (const { at, jobs } of killedAt) {
      for (const id of jobs) {
        const { events } = await store.jobs.events(id, { limit: 1000, offset: 0 });
        const next = events.find(({ created_at }) => Date.parse(created_at) > at.getTime());
        if (next) recoveryMs.push(Date.parse(next.created_at) - at.getTime());
      }
    }
    await store.close();
    return { jobsLost, doubles, untruthful, callbacksLost, recoveryMs, endings };
  }

  async function postUntilTaken(url: () => string, at: number): Promise<string> {
    const behaviour = behaviours[Math.floor(random() * behaviours.length)];
    const body = {
      valet_task_id: `chaos-${at}`,
      valet_user_id: randomUUID(),
      target_url: `${site.url}/apply/${behaviour}/${randomUUID()}`,
      callback_url: `${backend.url}/hook`,
      profile: plainProfile,
      hitl_timeout_seconds: 600,
      idempotency_key: `chaos-${at}`,
    };
    for (;;) {
      const answer = await call<{ job_id: string }>(url(), 'POST', '/valet/apply', body);
      if (answer && (answer.status === 201 || answer.status === 409)) return answer.body.job_id;
      await delay(100);
    }
  }
}

const enginesOf = async (worker: ServiceProcess | undefined): Promise<readonly number[]> =>
  (await worker?.enginePids().catch(() => [])) ?? [];

async function killEach(pids: readonly number[]): Promise<void> {
  for (const pid of pids) {
    try {
      process.kill(pid, 'SIGKILL');
    } catch {
      // it is gone already
    }
  }
}

interface Answer<T> {
  readonly status: number;
  readonly body: T;
}

/** Null while the API is away. */
async function call<T>(url: string, method: string, path: string, body?: object): Promise<Answer<T> | null> {
  try {
    const response = await fetch(`${url}/api/v1/gh${path}`, {
      method,
      headers: { 'x-gh-service-key': serviceKey, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
      signal: AbortSignal.timeout(5000),
    });
    return { status: response.status, body: (await response.json()) as T };
  } catch {
    return null;
  }
}

/** The person at the other end: answers every captcha, again and again. */
async function answerPaused(url: () => string, ids: readonly string[], signal: AbortSignal): Promise<void> {
  while (!signal.aborted) {
    const list = await call<{ jobs: { id: string }[] }>(url(), 'GET', '/jobs?status=paused&limit=100');
    for (const { id } of list?.body.jobs ?? [])
      if (ids.includes(id)) await call(url(), 'POST', `/valet/resume/${id}`, {});
    await delay(200, undefined, { signal }).catch(() => undefined);
  }
}

async function untilAllEnded(url: () => string, ids: readonly string[]): Promise<void> {
  const open = new Set(ids);
  for (const endsAt = Date.now() + 300_000; open.size > 0 && Date.now() < endsAt; await delay(200)) {
    for (const id of open) {
      const status = await call<JobStatusResponse>(url(), 'GET', `/valet/status/${id}`);
      if (status && final.includes(status.body.status)) open.delete(id);
    }
  }
}

interface Backend {
  readonly url: string;
  has(jobId: string, status: string): boolean;
  close(): Promise<void>;
}

/** The product backend: takes callbacks. */
async function openBackend(): Promise<Backend> {
  const seen = new Set<string>();
  const server = createServer((request, response) => {
    let text = '';
    request.on('data', (chunk) => {
      text += chunk;
    });
    request.on('end', () => {
      const { job_id, status } = JSON.parse(text) as { job_id: string; status: string };
      seen.add(`${job_id} ${status}`);
      response.writeHead(204).end();
    });
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}`,
    has: (jobId, status) => seen.has(`${jobId} ${status}`),
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** Processes that have this word in their environment, which every process below a service has. */
function countOrphans(word: string): number {
  return readdirSync('/proc').filter((name) => {
    if (!/^\d+$/.test(name)) return false;
    try {
      return readFileSync(`/proc/${name}/environ`, 'utf8').includes(word);
    } catch {
      return false; // it has ended
    }
  }).length;
}
