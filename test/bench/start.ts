import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, readdir, readFile, rm } from 'node:fs/promises';
import { loadavg, tmpdir } from 'node:os';
import path from 'node:path';
import { parseArgs } from 'node:util';
import { finish, median, metric, table } from './report.ts';

/**
 * How long `valet start` takes on a store that exists until it answers, and what host and worker hold once they wait for work.
 * Linux: memory is read from /proc. Rss counts pages that both share twice, Pss once.
 */
const { values } = parseArgs({ options: { rounds: { type: 'string', default: '5' } } });
const rounds = Number(values.rounds);
const root = path.resolve(import.meta.dirname, '../..');
const deadlineMs = 60_000;
/** Memory is read when it has not changed by more than this for so long. */
const quietMb = 1;
const quietMs = 4000;

interface Memory {
  readonly rssMb: number;
  readonly pssMb: number;
}

interface Start {
  readonly readyMs: number;
  /** Processor time of the host until it was ready. */
  readonly cpuMs: number;
  readonly host: Memory;
  readonly worker: Memory;
}

const pause = (ms: number) => new Promise((resolve) => setTimeout(resolve, ms));

async function memoryOf(pid: number): Promise<Memory> {
  const text = await readFile(`/proc/${pid}/smaps_rollup`, 'utf8');
  const read = (name: string) => Number(new RegExp(`^${name}:\\s+(\\d+) kB`, 'm').exec(text)?.[1]) / 1024;
  return { rssMb: read('Rss'), pssMb: read('Pss') };
}

async function cpuOf(pid: number): Promise<number> {
  const stat = await readFile(`/proc/${pid}/stat`, 'utf8');
  const [user = 0, system = 0] = stat
    .slice(stat.lastIndexOf(')') + 2)
    .split(' ')
    .slice(11, 13)
    .map(Number);
  return (user + system) * 10; // ticks of 1/100 s
}

async function childrenOf(pid: number): Promise<readonly number[]> {
  const tasks = await readdir(`/proc/${pid}/task`);
  const lists = await Promise.all(tasks.map((task) => readFile(`/proc/${pid}/task/${task}/children`, 'utf8')));
  return lists.join(' ').split(' ').filter(Boolean).map(Number);
}

/** Reads until the memory of a process stands still. */
async function settledMemory(pid: number): Promise<Memory> {
  let last = await memoryOf(pid);
  let since = Date.now();
  const endsAt = Date.now() + deadlineMs;
  while (Date.now() - since < quietMs && Date.now() < endsAt) {
    await pause(200);
    const now = await memoryOf(pid);
    if (Math.abs(now.rssMb - last.rssMb) > quietMb) since = Date.now();
    last = now;
  }
  return last;
}

async function untilAnswers(child: ChildProcess): Promise<void> {
  let printed = '';
  child.stdout?.on('data', (chunk: Buffer) => {
    printed += chunk.toString();
  });
  const endsAt = Date.now() + deadlineMs;
  while (Date.now() < endsAt && child.exitCode === null) {
    const url = /serves at (\S+)/.exec(printed)?.[1];
    if (url && (await fetch(`${url}/health`).catch(() => null))?.ok) return;
    await pause(5);
  }
  throw new Error(`valet start did not answer within ${deadlineMs / 1000} s: ${printed}`);
}

async function startOnce(dataDir: string): Promise<Start> {
  const startedAt = performance.now();
  // As `npm run valet` does.
  const flags = ['--import=./host/bin/keep-compiled.js', '--conditions=valet-src'];
  const args = [...flags, 'host/src/cli/valet.ts', 'start', '--port', '0', '--data', dataDir];
  const child = spawn(process.execPath, args, {
    cwd: root,
    env: { ...process.env, VALET_LOG: 'error' },
    stdio: ['ignore', 'pipe', 'inherit'],
  });
  const { pid } = child;
  if (pid === undefined) throw new Error('valet could not be started');
  try {
    await untilAnswers(child);
    const readyMs = performance.now() - startedAt;
    const cpuMs = await cpuOf(pid);
    const [worker] = await childrenOf(pid);
    if (worker === undefined) throw new Error('there is no worker process');
    const host = await settledMemory(pid);
    return { readyMs, cpuMs, host, worker: await memoryOf(worker) };
  } finally {
    child.kill('SIGTERM');
    await once(child, 'exit');
  }
}

const dataDir = await mkdtemp(path.join(tmpdir(), 'valet-bench-start-'));
const starts: Start[] = [];
try {
  const first = await startOnce(dataDir); // lays the store out
  console.log(`first start, which makes the store: ready in ${Math.round(first.readyMs)} ms`);
  for (let round = 0; round < rounds; round++) starts.push(await startOnce(dataDir));
} finally {
  await rm(dataDir, { recursive: true, force: true });
}

const mb = (value: number) => value.toFixed(0);
console.log(
  table([
    ['start', 'ready ms', 'cpu ms', 'host Rss MB', 'worker Rss MB', 'both Rss MB', 'both Pss MB'],
    ...starts.map(({ readyMs, cpuMs, host, worker }, at) => [
      at + 1,
      mb(readyMs),
      cpuMs,
      mb(host.rssMb),
      mb(worker.rssMb),
      mb(host.rssMb + worker.rssMb),
      mb(host.pssMb + worker.pssMb),
    ]),
  ]),
);
console.log(`load of the machine: ${loadavg()[0]?.toFixed(1)}`);

const of = (pick: (start: Start) => number) => median(starts.map(pick));
finish({
  name: 'start',
  seed: null,
  rounds,
  metrics: [
    metric({ name: 'ready', value: of(({ readyMs }) => readyMs), unit: 'ms', op: '<=', target: 3000 }),
    metric({ name: 'cpu until ready', value: of(({ cpuMs }) => cpuMs), unit: 'ms', op: '<=', target: 3000 }),
    metric({
      name: 'idle Rss of host and worker',
      value: of(({ host, worker }) => host.rssMb + worker.rssMb),
      unit: 'MB',
      op: '<=',
      target: 250,
    }),
    metric({
      name: 'idle Pss of host and worker',
      value: of(({ host, worker }) => host.pssMb + worker.pssMb),
      unit: 'MB',
      op: '<=',
      target: 250,
    }),
  ],
});
