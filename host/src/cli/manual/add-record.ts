import type { Command } from 'commander';
import type { Perform } from '../perform.ts';
import type { RecordCommandOptions } from './record.ts';

/** Adds `valet manual record`. */
export function addRecord(manual: Command, perform: Perform): void {
  manual
    .command('record')
    .description('make a manual of what you do in a browser window; an application is held back, not sent')
    .argument('<url>', 'where to begin')
    .requiredOption('--profile <file>', 'the sample candidate whose values you type, as JSON')
    .option('--answers <file>', 'the answers that you type, as JSON: question to answer')
    .option('--resume <file>', 'the résumé that you attach')
    .option('--cover-letter <file>', 'the cover letter that you attach')
    .option('--platform <name>', 'the ATS, where the address does not tell it')
    .option('--name <id>', 'what the manual is called')
    .option('-o, --out <file>', 'write the manual there, too')
    .option('--allow-submit', 'let the application leave when you submit it')
    .option('--data <folder>', 'folder of the store')
    .action((url: string, options: RecordCommandOptions) =>
      perform(async () => (await import('./record.ts')).record(url, options)),
    );
}
