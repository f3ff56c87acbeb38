import { fork } from 'node:child_process';
import { once } from 'node:events';
import { fileURLToPath } from 'node:url';
import { ValetError } from '@valet/core';
import { compiledEnvironment } from '../compile-cache.ts';
import { type Config, environmentWith } from '../config.ts';
import { createPortChannel } from './port-channel.ts';
import { createProcessWire } from './process-wire.ts';
import type { HostPorts, WorkerPorts } from './worker-ports.ts';

/** How long a worker may take to close its browsers before it is killed. */
const stopMs = 5000;

/** What a worker process is made of. */
export interface WorkerProcessOptions {
  readonly config: Config;
  /** Module that exports `createRunner`. */
  readonly runnerUrl: string;
  readonly ports: HostPorts;
}

/** One worker child process. */
export interface WorkerProcess {
  readonly pid: number | undefined;
  /** Resolves when it is ready to run; rejects with what its runner could not be made for. */
  readonly ready: Promise<void>;
  readonly worker: WorkerPorts['worker'];
  /** True while it runs and can be talked to; one that cannot be is as good as dead, though its exit may come later. */
  readonly isAlive: boolean;
  /** Resolves when the process has ended, with why. */
  readonly ended: Promise<string>;
  /** Ends it at once. */
  kill(): void;
  /** Lets it close its browsers, then ends it. */
  stop(): Promise<void>;
}

/** Forks a worker. Its calls reject with `fenced` once it is dead. */
export function startWorkerProcess({ config, runnerUrl, ports }: WorkerProcessOptions): WorkerProcess {
  const isSource = import.meta.url.endsWith('.ts');
  const child = fork(fileURLToPath(new URL(isSource ? './worker-main.ts' : './worker-main.js', import.meta.url)), {
    execArgv: conditionsOf(process.execArgv),
    env: environmentWith(compiledEnvironment),
    serialization: 'advanced',
    // What a worker says goes to the log's stream; standard output belongs to the command.
    stdio: ['ignore', 2, 2, 'ipc'],
  });
  let isAlive = true;
  const channel = createPortChannel(createProcessWire(child), { ...ports });
  const ended = once(child, 'exit').then(([code, signal]) => {
    isAlive = false;
    const why = signal === null ? `exit code ${code}` : `signal ${signal}`;
    channel.close(new ValetError('fenced', `The worker process ended (${why}).`));
    return why;
  });
  const worker = channel.port<WorkerPorts['worker']>('worker');
  const ready = worker.start({
    config: withoutSecrets(config),
    runnerUrl,
    hasModels: ports.models !== undefined,
  });
  ready.catch(() => undefined); // told to whoever awaits it
  return {
    pid: child.pid,
    ready,
    worker,
    ended,
    get isAlive() {
      return isAlive && child.connected;
    },
    kill: () => void child.kill('SIGKILL'),
    async stop() {
      const timer = setTimeout(() => child.kill('SIGKILL'), stopMs);
      worker.stop().catch(() => undefined); // it may be dead already
      await ended;
      clearTimeout(timer);
    },
  };
}

/** A worker runs plugins and meets pages; what opens the host is not its business. */
function withoutSecrets(config: Config): Config {
  return {
    ...{ ...config, serviceKey: null, credentialKey: null, oldCredentialKeys: [], callbackSecrets: [] },
    ...{ anthropicKey: null, openaiKey: null, localModelKey: null },
  };
}

/** The flags that say how packages are resolved; loaders and debuggers of this process are its own. */
function conditionsOf(execArgv: readonly string[]): string[] {
  return execArgv.flatMap((flag, index) => {
    if (flag.startsWith('--conditions=') || flag.startsWith('-C=')) return [flag];
    const value = execArgv[index + 1];
    return (flag === '--conditions' || flag === '-C') && value ? [flag, value] : [];
  });
}
