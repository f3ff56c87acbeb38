import { type Command, InvalidArgumentError } from 'commander';
import type { Perform } from '../perform.ts';
import type { CreateKeyOptions } from './create.ts';

interface ListOptions {
  readonly tenant?: string;
  readonly data?: string;
  readonly json?: boolean;
}

/** Adds the commands of `valet key`. */
export function addKey(program: Command, perform: Perform): void {
  const key = program
    .command('key')
    .description('say who may use the HTTP API, beside the configured service key')
    .helpCommand(false);
  key
    .command('create')
    .description('make a service key for a tenant, and print it once')
    .option('--tenant <name>', 'whose jobs it reaches (default: default)')
    .option('--days <number>', 'days until it expires; without it until it is revoked', parseDays)
    .option('--data <folder>', 'folder of the store')
    .option('--json', 'print one JSON document')
    .action((options: CreateKeyOptions) =>
      perform(async () => (await import('./create.ts')).create(options), { json: options.json ?? false }),
    );
  key
    .command('list')
    .description('list the keys, never what they are')
    .option('--tenant <name>', 'only those of this tenant')
    .option('--data <folder>', 'folder of the store')
    .option('--json', 'print one JSON document')
    .action((options: ListOptions) =>
      perform(async () => (await import('./list.ts')).list(options), { json: options.json ?? false }),
    );
  key
    .command('revoke')
    .description('let nobody in with this key any more; a host that runs takes notice within seconds')
    .argument('<id>', 'its id, or the beginning of it')
    .option('--tenant <name>', 'only when it is this tenant’s')
    .option('--data <folder>', 'folder of the store')
    .action((id: string, options: ListOptions) =>
      perform(async () => (await import('./revoke.ts')).revoke(id, options)),
    );
}

function parseDays(text: string): number {
  const days = /^\d{1,5}$/.test(text) ? Number(text) : 0;
  if (days < 1) throw new InvalidArgumentError('It must be a whole number from 1.');
  return days;
}
