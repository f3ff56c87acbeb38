import type { Command } from 'commander';
import type { Perform } from '../perform.ts';
import { addConversions } from './add-conversions.ts';
import { addRecord } from './add-record.ts';
import type { RunCommandOptions } from './run.ts';

interface StoreOptions {
  readonly data?: string;
  readonly json?: boolean;
}

interface DecideOptions extends StoreOptions {
  readonly reason: string;
}

/** Adds the commands of `valet manual`. */
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
  manual
    .command('diff')
    .description('tell what changed from one manual to another: steps added, removed, changed')
    .argument('<before>', 'its id, the beginning of it, or a file')
    .argument('<after>', 'its id, the beginning of it, or a file')
    .option('--data <folder>', 'folder of the store')
    .option('--json', 'print one JSON document')
    .action((before: string, after: string, options: StoreOptions) =>
      perform(async () => (await import('./diff.ts')).diff(before, after, options), { json: options.json ?? false }),
    );
  manual
    .command('add')
    .description('keep the manual in a file, so that tasks can be done by it')
    .argument('<file>', 'the manual, as JSON')
    .option('--data <folder>', 'folder of the store')
    .option('--json', 'print one JSON document')
    .action((file: string, options: StoreOptions) =>
      perform(async () => (await import('./add.ts')).add(file, options), { json: options.json ?? false }),
    );
  manual
    .command('run')
    .description(
      'do what a manual of the tasks scrape, fill or custom says, and print what it reads; sends no application',
    )
    .argument('<manual>', 'its id, the beginning of it, or a file')
    .requiredOption('--url <url>', 'address to begin at')
    .option('--input <file>', 'values that it asks for, as JSON: question or profile.… to value')
    .option('--profile <file>', 'the candidate, as JSON')
    .option('--resume <file>', 'the résumé to attach')
    .option('--schema <file>', 'JSON Schema that the data must fit')
    .option('--headed', "show the browser's window")
    .option('--data <folder>', 'folder of the store')
    .option('--json', 'print the report as one JSON document')
    .action((name: string, options: RunCommandOptions) =>
      perform(async () => (await import('./run.ts')).run(name, options), { json: options.json ?? false }),
    );
  const decisions = {
    promote: 'trust a candidate or a shadow, because you have looked at it',
    rollback: 'retire a promoted manual; the version before it is used again',
  } as const;
  for (const decision of ['promote', 'rollback'] as const) {
    manual
      .command(decision)
      .description(decisions[decision])
      .argument('<manual>', 'its id, or the beginning of it')
      .requiredOption('--reason <text>', 'why; kept in its history')
      .option('--data <folder>', 'folder of the store')
      .option('--json', 'print what moved, as one JSON document')
      .action((id: string, options: DecideOptions) =>
        perform(async () => (await import('./decide.ts')).decide(id, { decision, ...options }), {
          json: options.json ?? false,
        }),
      );
  }
  addRecord(manual, perform);
  addConversions(manual, perform);
}
