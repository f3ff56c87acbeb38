import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import type { JobStatusResponse } from '@valet/schemas';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { plainProfile } from '../support/candidates.ts';
import { keepsTraces, openLogTrace } from '../support/traces.ts';
import { createFastClock } from './fast-clock.ts';

/** Key of every host that a test starts. */
export const serviceKey = 'a-key-of-twenty-four-chars';

/** What a host in a process of its own tells of itself. */
interface Announcement {
  readonly url: string;
  readonly workerPids: readonly number[];
}

/** A host in a process of its own, so that it can be killed. */
export interface HostProcess extends Announcement {
  readonly client: HostClient;
  /** kill -9; resolves when the process is gone. */
  kill(): Promise<void>;
  /** SIGTERM: an orderly stop. */
  stop(): Promise<void>;
}

/** Calls of the API, as a backend makes them. */
export interface HostClient {
  apply(body: object): Promise<string>;
  status(jobId: string): Promise<JobStatusResponse>;
  /** Polls until `isDone`; fails when the job ends otherwise. */
  until(jobId: string, isDone: (status: JobStatusResponse) => boolean): Promise<JobStatusResponse>;
  resume(jobId: string, body?: object): Promise<number>;
  /** Types of the job's events, in order. */
  eventTypes(jobId: string): Promise<string[]>;
}

/** Makes a client of the host at this address. */
export function createClient(url: string, key = serviceKey): HostClient {
  const call = async (method: string, path: string, body?: object) => {
    const response = await fetch(`${url}/api/v1/gh${path}`, {
      method,
      headers: { 'x-gh-service-key': key, ...(body && { 'content-type': 'application/json' }) },
      ...(body && { body: JSON.stringify(body) }),
    });
    return { status: response.status, body: await response.json() };
  };
  const client: HostClient = {
    async apply(body) {
      const answer = await call('POST', '/valet/apply', { ...minimal, ...body });
      if (answer.status !== 201) throw new Error(JSON.stringify(answer));
      return answer.body.job_id;
    },
    status: async (jobId) => (await call('GET', `/valet/status/${jobId}`)).body,
    async until(jobId, isDone) {
      for (;;) {
        const status = await client.status(jobId);
        if (isDone(status)) return status;
        const isOver = ['completed', 'failed', 'cancelled'].includes(status.status);
        if (isOver) throw new Error(`ended ${status.status}: ${JSON.stringify(status.error)}`);
        await new Promise((resolve) => setTimeout(resolve, 20));
      }
    },
    resume: async (jobId, body = {}) => (await call('POST', `/valet/resume/${jobId}`, body)).status,
    async eventTypes(jobId) {
      const { body } = await call('GET', `/jobs/${jobId}/events?limit=1000`);
      return body.events.map(({ event_type }: { event_type: string }) => event_type);
    },
  };
  return client;
}

/** HTTP contract §17, without its address. */
const minimal = {
  valet_task_id: 'task-001',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  profile: plainProfile,
};

/** Starts a host on this folder; its clock runs ten times as fast as the machine's. */
export async function startHostProcess(dataDir: string, { slots = 1 } = {}): Promise<HostProcess> {
  const log = openLogTrace();
  const child = fork(import.meta.filename, [dataDir, String(slots)], {
    execArgv: process.execArgv.filter((flag) => flag.startsWith('--conditions')),
    stdio: ['ignore', 'ignore', log ?? 'inherit', 'ipc'],
  });
  if (log !== null) closeSync(log);
  const [announcement] = (await Promise.race([
    once(child, 'message'),
    once(child, 'exit').then(([code]) => Promise.reject(new Error(`the host ended with ${code}`))),
  ])) as [Announcement];
  return {
    ...announcement,
    client: createClient(announcement.url),
    kill: () => end(child, 'SIGKILL'),
    stop: () => end(child, 'SIGTERM'),
  };
}

async function end(child: ChildProcess, signal: NodeJS.Signals): Promise<void> {
  if (child.exitCode !== null || child.signalCode !== null) return;
  const ended = once(child, 'exit');
  child.kill(signal);
  await ended;
}

/** Resolves when the process is gone. */
export async function untilGone(pid: number): Promise<void> {
  for (;;) {
    try {
      process.kill(pid, 0);
    } catch {
      return;
    }
    await new Promise((resolve) => setTimeout(resolve, 20));
  }
}

if (process.argv[1] === import.meta.filename) {
  const config = readConfig({
    dataDir: process.argv[2] ?? '',
    port: 0,
    serviceKey,
    allowHosts: ['127.0.0.1'],
    heartbeatSeconds: 1,
    leaseSeconds: 60,
    maxConcurrentJobs: Number(process.argv[3]),
    logLevel: keepsTraces ? 'debug' : 'silent',
  });
  const runnerUrl = new URL('./fake-runner.ts', import.meta.url).href;
  const host = await startHost(config, { runnerUrl, clock: createFastClock(10) });
  process.once('SIGTERM', () => void host.close().then(() => process.exit(0)));
  process.send?.({ url: host.url, workerPids: host.workerPids } satisfies Announcement);
}
