import { type ChildProcess, fork } from 'node:child_process';
import { once } from 'node:events';
import { closeSync, copyFileSync, mkdirSync } from 'node:fs';
import path from 'node:path';
import { setTimeout as delay } from 'node:timers/promises';
import { fileURLToPath } from 'node:url';
import type { JobStatusResponse } from '@valet/schemas';
import type { Test } from 'tap';
import { dataFolder } from '../host/temp-folder.ts';
import { openLogTrace } from './traces.ts';

/** The service key of hosts under test. */
export const serviceKey = 'a-key-for-tests-only';

/** A host in a process of its own, which can be killed. */
export interface HostProcess {
  readonly url: string;
  /** Process ids of its workers, as of now. */
  workerPids(): Promise<readonly number[]>;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves when it is gone, by whatever hand. */
  readonly ended: Promise<unknown>;
  stop(): Promise<void>;
}

/** A data folder with an empty store and the sample candidate's documents, gone after the test. */
export async function jobFolder(t: Pick<Test, 'teardown'>): Promise<string> {
  const folder = await dataFolder(t);
  mkdirSync(path.join(folder, 'artifacts'));
  copyFileSync(new URL('../../host/sample/resume.pdf', import.meta.url), path.join(folder, 'artifacts/resume.pdf'));
  return folder;
}

/** Starts a host on the data folder; `killFile` is where a test orders a kill (see kill-runner). */
export async function startHostProcess(options: {
  dataDir: string;
  killFile: string;
  env?: Readonly<Record<string, string>>;
}): Promise<HostProcess> {
  const script = fileURLToPath(new URL('./serve-host.ts', import.meta.url));
  const log = openLogTrace();
  const child = fork(script, {
    execArgv: ['--conditions=valet-src'],
    env: {
      ...process.env,
      VALET_DATA: options.dataDir,
      VALET_TEST_KILL: options.killFile,
      GH_SERVICE_KEY: serviceKey,
      VALET_LOG: log === null ? 'fatal' : 'debug',
      ...options.env,
    },
    stdio: ['ignore', 'ignore', log ?? 'inherit', 'ipc'],
  });
  if (log !== null) closeSync(log);
  const ended = once(child, 'exit');
  const { url } = await tell(child, ended);
  return {
    url,
    ended,
    async workerPids() {
      child.send('pids');
      return (await tell(child, ended)).workerPids;
    },
    async kill() {
      child.kill('SIGKILL');
      await ended;
    },
    async stop() {
      child.kill('SIGTERM');
      await ended;
    },
  };
}

async function tell(child: ChildProcess, ended: Promise<unknown>): Promise<{ url: string; workerPids: number[] }> {
  const told = once(child, 'message').then(([message]) => message as { url: string; workerPids: number[] });
  const gone = ended.then(() => {
    throw new Error('the host ended before it was ready');
  });
  return Promise.race([told, gone]);
}

const headers = { 'x-gh-service-key': serviceKey, 'content-type': 'application/json' };

/** Posts a job and returns its id. */
export async function postJob(url: string, body: object): Promise<string> {
  const response = await fetch(`${url}/api/v1/gh/valet/apply`, { method: 'POST', headers, body: JSON.stringify(body) });
  const answer = (await response.json()) as { job_id: string };
  if (response.status !== 201) throw new Error(`apply answered ${response.status}: ${JSON.stringify(answer)}`);
  return answer.job_id;
}

/** The job's status once it has ended; asks again until then. `url` is where the host is now. */
export async function awaitEnd(url: () => string, jobId: string): Promise<JobStatusResponse> {
  for (const endsAt = Date.now() + 60_000; Date.now() < endsAt; await delay(50)) {
    const status = await readStatus(url(), jobId);
    if (['completed', 'failed', 'cancelled', 'expired'].includes(status.status)) return status;
  }
  throw new Error('the job did not end');
}

/** The job's status document. */
export async function readStatus(url: string, jobId: string): Promise<JobStatusResponse> {
  const response = await fetch(`${url}/api/v1/gh/valet/status/${jobId}`, { headers });
  return (await response.json()) as JobStatusResponse;
}
