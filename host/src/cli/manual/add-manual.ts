import type { Command } from 'commander';
import type { Perform } from '../perform.ts';

interface StoreOptions {
  readonly data?: string;
  readonly json?: boolean;
}

/** Adds `valet manual list`, `valet manual show` and `valet manual lint`. */
export function addManual(program: Command, perform: Perform): void {
  const manual = program
    .command('manual')
    .description('see what earlier runs left for the next ones')
    .helpCommand(false);
  manual
    .command('list')
    .description('list the manuals with their state and health')
    .option('--data <folder>', 'folder of the store')
    .option('--json', 'print one JSON document')
    .action((options: StoreOptions) =>
      perform(async () => (await import('./list.ts')).list(options), { json: options.json ?? false }),
    );
  manual
    .command('show')
    .description('show one manual: its steps, how each of them did, and its runs')
    .argument('<manual>', 'its id, or the beginning of it')
    .option('--data <folder>', 'folder of the store')
    .option('--json', 'print the manual itself, as JSON')
    .action((id: string, options: StoreOptions) =>
      perform(async () => (await import('./show.ts')).show(id, options), { json: options.json ?? false }),
    );
  manual
    .command('lint')
    .description('tell what is wrong with a manual: its shape, personal data, steps that cannot be found or proven')
    .argument('<file>', 'the manual, as JSON')
    .option('--profile <file>', 'find what tells who this candidate is, too')
    .action((file: string, options: { profile?: string }) =>
      perform(async () => (await import('./lint.ts')).lint(file, options)),
    );
}
