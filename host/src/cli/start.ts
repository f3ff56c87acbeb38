import { flushCompileCache } from 'node:module';
import path from 'node:path';
import { ValetError } from '@valet/core';
import type { Command } from 'commander';
import type { Config } from '../config.ts';
import type { RunningHost, RunningWorker } from '../main.ts';
import type { Perform } from './perform.ts';
import { parsePort } from './practice.ts';
import { refuseTakenPort } from './refuse-taken-port.ts';
import { settleMemory } from './settle-memory.ts';
import { listenForStop } from './stop-signals.ts';
import { openTerminal } from './terminal.ts';

interface StartOptions {
  readonly port?: number;
  readonly data?: string;
  readonly api?: true;
  readonly worker?: true;
}

/** Adds `valet start`. */
export function addStart(program: Command, perform: Perform): void {
  program
    .command('start')
    .description('serve the HTTP API and run the jobs that come in')
    .option('--port <number>', 'port to listen on; 0 takes a free one', parsePort)
    .option('--data <folder>', 'folder of the store, the pictures and the service key')
    .option('--api', 'only serve the API (with DATABASE_URL and REDIS_URL)')
    .option('--worker', 'only run jobs (with DATABASE_URL and REDIS_URL)')
    .action((options: StartOptions) => perform(() => start(options)));
}

async function start(options: StartOptions): Promise<number> {
  const [main, { readConfig }] = await Promise.all([import('../main.ts'), import('../config.ts')]);
  const { port, data, api = false, worker = false } = options;
  const config = readConfig({
    ...(port === undefined ? {} : { port }),
    ...(data === undefined ? {} : { dataDir: path.resolve(data) }),
  });
  if (api !== worker && config.databaseUrl === null) {
    const flag = api ? '--api' : '--worker';
    throw new ValetError(
      'config_invalid',
      `${flag} needs DATABASE_URL and REDIS_URL; without them one process is both.`,
    );
  }
  const stop = listenForStop();
  try {
    const running =
      worker && !api ? await work(main, config) : await serve(main, config, { withWorker: worker || !api });
    flushCompileCache(); // a host that is killed keeps it too
    settleMemory();
    await Promise.race([stop.asked, ...('drained' in running ? [running.drained] : [])]);
    let isForced = false;
    void stop.askedAgain.then(() => {
      isForced = true;
      return running.force();
    });
    await running.close({ drainMs: stop.isPatient ? config.shutdownSeconds * 1000 : 0 });
    return isForced ? 1 : 0;
  } finally {
    stop.dispose();
  }
}

type Main = typeof import('../main.ts');

async function serve(main: Main, config: Config, parts: { withWorker: boolean }): Promise<RunningHost> {
  await refuseTakenPort(config);
  const terminal = openTerminal({ json: false });
  const host = await main.startHost(config, parts);
  terminal.print(`Valet serves at ${host.url}${parts.withWorker ? '' : '; workers run the jobs'}`);
  if (host.serviceKeyFile) terminal.print(`Its service key is in ${host.serviceKeyFile}`);
  if (host.callbackSecretFile) terminal.print(`Its callbacks are signed with the secret in ${host.callbackSecretFile}`);
  terminal.print('Stop with Ctrl-C.');
  return host;
}

async function work(main: Main, config: Config): Promise<RunningWorker> {
  const terminal = openTerminal({ json: false });
  const worker = await main.startWorker(config);
  const count = config.maxConcurrentJobs === 1 ? 'one job' : `${config.maxConcurrentJobs} jobs`;
  terminal.print(`Worker ${worker.workerId} runs ${count} at a time. Stop with Ctrl-C.`);
  return worker;
}
