import { type Command, InvalidArgumentError, Option } from 'commander';
import type { Perform } from '../perform.ts';
import type { ExportOptions } from './export.ts';
import type { ImportCommandOptions } from './import.ts';

/** Adds `valet manual import` and `valet manual export`: recordings of the Chrome DevTools Recorder. */
export function addConversions(manual: Command, perform: Perform): void {
  manual
    .command('import')
    .description(
      'make a manual of a recording of the Chrome DevTools Recorder; values become refs, never texts unasked',
    )
    .argument('<recording>', 'the recording, as JSON')
    .option('-o, --output <file>', 'write the manual there, not on stdout')
    .option('--profile <file>', 'a typed value that is exactly one of its facts becomes that ref')
    .option(
      '--value <step=ref>',
      'say which value a step types: 3=profile.email; may be repeated',
      readValue,
      new Map(),
    )
    .option('--literal <step>', 'keep what a step types, the same for everybody; may be repeated', readIndex, new Set())
    .option('--leave-out <step>', 'leave a step out; may be repeated', readIndex, new Set())
    .option('--platform <id>', 'ATS plugin that the manual is for', 'generic')
    .action((file: string, options: ImportCommandOptions) =>
      perform(async () => (await import('./import.ts')).importFile(file, options)),
    );
  manual
    .command('export')
    .description('write a manual as a recording that Chrome DevTools opens; values stand as {{profile.first_name}}')
    .argument('<manual>', 'its id, the beginning of it, or a file')
    .addOption(new Option('--format <format>', 'the format').choices(['devtools']).makeOptionMandatory())
    .option('-o, --output <file>', 'write the recording there, not on stdout')
    .option('--data <folder>', 'folder of the store')
    .action((manual: string, options: ExportOptions) =>
      perform(async () => (await import('./export.ts')).exportOne(manual, options)),
    );
}

function readIndex(text: string, known: ReadonlySet<number>): ReadonlySet<number> {
  if (!/^\d{1,6}$/.test(text)) throw new InvalidArgumentError('It is the index of a step, from 0.');
  return new Set([...known, Number(text)]);
}

function readValue(text: string, known: ReadonlyMap<number, string>): ReadonlyMap<number, string> {
  const [, step, ref] = /^(\d{1,6})=(.+)$/.exec(text) ?? [];
  if (!step || !ref)
    throw new InvalidArgumentError('It is the index of a step and a value ref, such as 3=profile.email.');
  return new Map([...known, [Number(step), ref]]);
}
