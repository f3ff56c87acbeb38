// Many clients follow jobs over server-sent events and lose their connections at random: what they hear of the host, and how
// late, beside a bare node:http server that keeps nothing but an array. Both are fed by the same messages in the same run.
import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { setTimeout as delay } from 'node:timers/promises';
import { newDatabase } from '../contract/postgres-database.ts';
import { openSse } from '../support/sse-client.ts';
import type { FeedMessage, ServerReady } from './host-stream-server.ts';

/** How much is followed, by how many. */
export interface StreamLoad {
  readonly listeners: number;
  readonly jobs: number;
  /** Of each job, which each of its listeners hears. */
  readonly eventsPerSecond: number;
  readonly seconds: number;
  /** Seconds after which a listener's connection is cut, on average. */
  readonly cutEverySeconds: number;
  readonly seed: number;
}

/** What the listeners of one server heard. */
export interface StreamResult {
  readonly heard: number;
  readonly lost: number;
  readonly duplicated: number;
  readonly reconnects: number;
  /** Milliseconds from the order to emit an event until a listener has it. */
  readonly p50Ms: number;
  readonly p99Ms: number;
}

/** Both in one round, and how much later the host is. */
export interface StreamRound {
  readonly host: StreamResult;
  readonly bare: StreamResult;
  readonly p50Ratio: number;
  readonly p99Ratio: number;
}

const usualLoad: StreamLoad = {
  listeners: 1000,
  jobs: 2,
  eventsPerSecond: 20,
  seconds: 10,
  cutEverySeconds: 5,
  seed: 1,
};
/** What has not come by then counts as lost. */
const patienceMs = 60_000;

/**
 * Runs both under the same load, in turn, the cuts of each round drawn anew from its number. Needs the PostgreSQL server of the tests
 * (VALET_TEST_POSTGRES).
 */
export async function benchStreams(rounds: number): Promise<readonly StreamRound[]> {
  const done: StreamRound[] = [];
  for (let seed = 1; seed <= rounds; seed++) done.push(await benchRound({ ...usualLoad, seed }));
  return done;
}

async function benchRound(load: StreamLoad): Promise<StreamRound> {
  const database = await newDatabase();
  if (database.reason !== null) throw new Error(database.reason);
  try {
    const bare = await measure('bare', load, '');
    const host = await measure('host', load, database.url);
    return { host, bare, p50Ratio: host.p50Ms / bare.p50Ms, p99Ratio: host.p99Ms / bare.p99Ms };
  } finally {
    await database.drop();
  }
}

async function measure(kind: 'bare' | 'host', load: StreamLoad, databaseUrl: string): Promise<StreamResult> {
  const server = fork(new URL('./host-stream-server.ts', import.meta.url), [kind, String(load.jobs), databaseUrl], {
    execArgv: process.execArgv.filter((flag) => flag.startsWith('--conditions')),
  });
  try {
    const [ready] = (await once(server, 'message')) as [ServerReady];
    const random = randomFrom(load.seed);
    const followers = Array.from({ length: load.listeners }, (_, at) =>
      follow(ready, at % load.jobs, { cutEveryMs: load.cutEverySeconds * 1000, random }),
    );
    await Promise.all(followers.map(({ connected }) => connected));
    const total = await feed(server, load);
    await Promise.race([untilAll(followers, total), delay(patienceMs, undefined, { ref: false })]);
    const result = sumUp(followers, total);
    for (const follower of followers) follower.stop();
    return result;
  } finally {
    server.disconnect();
    await once(server, 'exit');
  }
}

/** Orders the events of all jobs at their pace, spread over the time between two; returns how many each job has. */
async function feed(server: ChildProcess, { jobs, eventsPerSecond, seconds }: StreamLoad): Promise<number> {
  const total = eventsPerSecond * seconds;
  const startedAt = performance.now();
  for (let count = 0; count < total * jobs; count += 1) {
    const dueAt = startedAt + (count * 1000) / (eventsPerSecond * jobs);
    if (dueAt > performance.now()) await delay(dueAt - performance.now());
    server.send({ job: count % jobs, at: performance.now() } satisfies FeedMessage);
  }
  return total;
}

interface Follower {
  readonly connected: Promise<unknown>;
  readonly seqs: number[];
  readonly latenciesMs: number[];
  readonly reconnects: () => number;
  stop(): void;
}

/** Follows a job, comes again whenever the line is cut, and cuts it itself now and then. */
function follow(
  { urls, headers }: ServerReady,
  job: number,
  { cutEveryMs, random }: { cutEveryMs: number; random: () => number },
): Follower {
  const seqs: number[] = [];
  const latenciesMs: number[] = [];
  const first = Promise.withResolvers<unknown>();
  let isStopped = false;
  let connects = 0;
  let cut: () => void = () => undefined;

  const run = async () => {
    while (!isStopped) {
      connects += 1;
      const connection = openSse(urls[job] ?? '', {
        headers: { ...headers, 'last-event-id': String(seqs.at(-1) ?? 0) },
        onMessage({ id, data }) {
          seqs.push(id);
          const at = /"action":"([\d.]+)"/.exec(data)?.[1];
          latenciesMs.push(performance.now() - Number(at));
        },
      });
      cut = connection.cut;
      await connection.status.then(first.resolve, () => delay(20));
      const timer = setTimeout(connection.cut, -Math.log(1 - random()) * cutEveryMs);
      await connection.over;
      clearTimeout(timer);
    }
  };
  void run();
  return {
    connected: first.promise,
    seqs,
    latenciesMs,
    reconnects: () => connects - 1,
    stop() {
      isStopped = true;
      cut();
    },
  };
}

async function untilAll(followers: readonly Follower[], total: number): Promise<void> {
  while (followers.some(({ seqs }) => (seqs.at(-1) ?? 0) < total)) await delay(20);
}

function sumUp(followers: readonly Follower[], total: number): StreamResult {
  const latencies = Float64Array.from(followers.flatMap(({ latenciesMs }) => latenciesMs)).sort();
  const at = (share: number) => latencies[Math.min(latencies.length - 1, Math.floor(latencies.length * share))] ?? 0;
  const sum = (of: (follower: Follower) => number) => followers.reduce((all, follower) => all + of(follower), 0);
  return {
    heard: latencies.length,
    lost: sum(({ seqs }) => total - new Set(seqs).size),
    duplicated: sum(({ seqs }) => seqs.length - new Set(seqs).size),
    reconnects: sum(({ reconnects }) => reconnects()),
    p50Ms: at(0.5),
    p99Ms: at(0.99),
  };
}

/** Mulberry32 (Tommy Ettinger, public domain): the same numbers for the same seed. */
function randomFrom(seed: number): () => number {
  let state = seed;
  return () => {
    state = (state + 0x6d2b79f5) | 0;
    let mixed = Math.imul(state ^ (state >>> 15), 1 | state);
    mixed = (mixed + Math.imul(mixed ^ (mixed >>> 7), 61 | mixed)) ^ mixed;
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4_294_967_296;
  };
}

if (process.argv[1] === import.meta.filename) {
  const { host, bare, p50Ratio, p99Ratio } = await benchRound({ ...usualLoad, seed: Number(process.argv[2] ?? 1) });
  console.table({ bare, host });
  console.log(`host / bare: p50 ${p50Ratio.toFixed(2)}, p99 ${p99Ratio.toFixed(2)} (target: p99 at most 3)`);
  const isSound = [bare, host].every(({ lost, duplicated }) => lost === 0 && duplicated === 0);
  process.exitCode = isSound ? 0 : 1;
}
