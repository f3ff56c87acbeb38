import { once } from 'node:events';
import path from 'node:path';
import type { Command } from 'commander';
import { listenForInterrupt } from './interrupt.ts';
import type { Perform } from './perform.ts';
import { parsePort } from './practice.ts';
import { refuseTakenPort } from './refuse-taken-port.ts';
import { openTerminal } from './terminal.ts';

/** Adds `valet start`. */
export function addStart(program: Command, perform: Perform): void {
  program
    .command('start')
    .description('serve the HTTP API and run the jobs that come in')
    .option('--port <number>', 'port to listen on; 0 takes a free one', parsePort)
    .option('--data <folder>', 'folder of the store, the pictures and the service key')
    .action((options: { port?: number; data?: string }) => perform(() => start(options)));
}

async function start({ port, data }: { port?: number; data?: string }): Promise<number> {
  const [{ startHost }, { readConfig }] = await Promise.all([import('../main.ts'), import('../config.ts')]);
  const config = readConfig({
    ...(port === undefined ? {} : { port }),
    ...(data === undefined ? {} : { dataDir: path.resolve(data) }),
  });
  await refuseTakenPort(config);
  const interrupt = listenForInterrupt();
  const terminal = openTerminal({ json: false });
  const host = await startHost(config);
  try {
    terminal.print(`Valet serves at ${host.url}`);
    if (host.serviceKeyFile) terminal.print(`Its service key is in ${host.serviceKeyFile}`);
    terminal.print('Stop with Ctrl-C.');
    if (!interrupt.signal.aborted) await once(interrupt.signal, 'abort');
    return 0;
  } finally {
    await host.close();
    interrupt.dispose();
  }
}
