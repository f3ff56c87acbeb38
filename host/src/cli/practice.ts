import { once } from 'node:events';
import { type Command, InvalidArgumentError } from 'commander';
import type { Perform } from './perform.ts';

const defaultPort = 4010;

/** Adds `valet practice`: serves the practice sites until Ctrl-C. */
export function addPractice(program: Command, perform: Perform): void {
  program
    .command('practice')
    .description('serve the practice sites, fictional employers to try Valet on')
    .option('--port <number>', 'port to listen on; 0 takes a free one', parsePort, defaultPort)
    .option('--records <folder>', 'keep a file of everything the sites receive')
    .action((options: { port: number; records?: string }) => perform(() => practise(options)));
}

async function practise(options: { port: number; records?: string }): Promise<number> {
  const { runPractice } = await import('./practice-site.ts');
  const child = await runPractice(options);
  // Ctrl-C reaches the child by itself; what is sent to this process alone is handed on.
  const hold = () => {};
  const hand = () => void child.kill('SIGTERM');
  process.on('SIGINT', hold).on('SIGTERM', hand);
  const [code] = await once(child, 'exit');
  process.off('SIGINT', hold).off('SIGTERM', hand);
  return typeof code === 'number' ? code : 1;
}

/** A port number from 0 to 65535. */
export function parsePort(text: string): number {
  const port = Number(text);
  if (!/^\d{1,5}$/.test(text) || port > 65_535) throw new InvalidArgumentError('A port is a number from 0 to 65535.');
  return port;
}
