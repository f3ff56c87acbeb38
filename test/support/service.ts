import { type ChildProcess, fork } from 'node:child_process';
import { randomUUID } from 'node:crypto';
import { once } from 'node:events';
import { closeSync } from 'node:fs';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { newDatabase } from '../contract/postgres-database.ts';
import { jobFolder } from './host-process.ts';
import { openLogTrace } from './traces.ts';

/** The service key of services under test. */
export const serviceKey = 'a-key-for-tests-only';

/** Seals the sessions of services under test. */
const credentialKey = '5e'.repeat(32);

/** One process of a service. */
export interface ServiceProcess {
  readonly pid: number;
  /** Address of the API; empty for a worker. */
  readonly url: string;
  /** Process ids of the engines below it, as of now. */
  enginePids(): Promise<readonly number[]>;
  /** Sends it a signal. */
  signal(name: NodeJS.Signals): void;
  /** SIGKILL; resolves when it is gone. */
  kill(): Promise<void>;
  /** Resolves with its exit code when it is gone; null where a signal ended it. */
  readonly ended: Promise<number | null>;
}

/** A service under test: a database and a prefix of Redis of its own. */
export interface Service {
  readonly databaseUrl: string;
  readonly redisUrl: string;
  readonly dataDir: string;
  /** What a process of it needs in its environment. */
  environment(): Readonly<Record<string, string>>;
  start(role: 'api' | 'worker', env?: Readonly<Record<string, string>>): Promise<ServiceProcess>;
}

/** How a service is set up. */
export interface ServiceOptions {
  /** Module of the runner; default: the engine. */
  readonly runnerUrl?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Servers in place of a database on the machine's own and its Redis. */
  readonly servers?: { readonly databaseUrl: string; readonly redisUrl: string };
}

/** Opens a service that ends with the test. */
export async function openService(
  t: Pick<Test, 'teardown'>,
  { runnerUrl, env: common = {}, servers }: ServiceOptions = {},
): Promise<Service> {
  const database = servers
    ? { url: servers.databaseUrl, reason: null, drop: async () => undefined }
    : await newDatabase();
  if (database.reason) throw new Error(database.reason);
  const dataDir = await jobFolder(t);
  const redisUrl = servers?.redisUrl ?? process.env['VALET_TEST_REDIS'] ?? 'redis://127.0.0.1:6379';
  const prefix = `valet-test-${randomUUID()}`;
  const processes = new Set<ChildProcess>();
  t.teardown(async () => {
    for (const child of processes) child.kill('SIGKILL');
    await Promise.all([...processes].map((child) => (isGone(child) ? null : once(child, 'exit'))));
    await database.drop();
  });
  const environment = () => ({
    DATABASE_URL: database.url,
    REDIS_URL: redisUrl,
    VALET_REDIS_PREFIX: prefix,
    VALET_DATA: dataDir,
    GH_SERVICE_KEY: serviceKey,
    GH_CREDENTIAL_KEY: credentialKey,
    VALET_CALLBACK_SECRET: `whsec_${'A'.repeat(32)}`,
    VALET_ALLOW_HOSTS: '127.0.0.1',
    ...common,
  });
  return {
    environment,
    databaseUrl: database.url,
    redisUrl,
    dataDir,
    async start(role, env = {}) {
      const log = openLogTrace();
      const script = fileURLToPath(new URL('./serve-service.ts', import.meta.url));
      const child = fork(script, [role, ...(runnerUrl ? [runnerUrl] : [])], {
        execArgv: ['--conditions=valet-src'],
        env: { ...process.env, ...environment(), VALET_LOG: log === null ? 'fatal' : 'debug', ...env },
        stdio: ['ignore', 'ignore', log ?? 'inherit', 'ipc'],
      });
      if (log !== null) closeSync(log);
      processes.add(child);
      const ended = once(child, 'exit').then(([code]) => code as number | null);
      const tell = async () => {
        const told = once(child, 'message').then(([message]) => message as { url: string; workerPids: number[] });
        const gone = ended.then((code) => Promise.reject(new Error(`the ${role} ended with ${code}`)));
        return Promise.race([told, gone]);
      };
      const { url } = await tell();
      return {
        pid: child.pid ?? 0,
        url,
        ended,
        async enginePids() {
          child.send('pids');
          return (await tell()).workerPids;
        },
        signal: (name) => void child.kill(name),
        async kill() {
          child.kill('SIGKILL');
          await ended;
        },
      };
    },
  };
}

function isGone({ exitCode, signalCode }: ChildProcess): boolean {
  return exitCode !== null || signalCode !== null;
}
