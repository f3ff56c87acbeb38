import type { Command } from 'commander';
import { interruptible } from './interrupt.ts';
import type { Perform } from './perform.ts';
import { readAnswers, readProfile } from './read-input.ts';
import { openTerminal } from './terminal.ts';

interface InspectOptions {
  readonly profile?: string;
  readonly answers?: string;
  readonly platform?: string;
  readonly headed?: boolean;
  readonly json?: boolean;
}

/** Adds `valet inspect`. */
export function addInspect(program: Command, perform: Perform): void {
  program
    .command('inspect')
    .description('print a form as Valet reads it; nothing is filled or sent')
    .argument('<page>', 'address of a posting, or an HTML file')
    .option('--profile <file>', 'show the values that this candidate would give')
    .option('--answers <file>', 'answers to screening questions, as JSON: question to answer')
    .option('--platform <name>', 'the ATS, where the address does not tell it')
    .option('--headed', "show the browser's window")
    .option('--json', 'print one JSON document')
    .action((page: string, options: InspectOptions) =>
      perform(() => inspect(page, options), { json: options.json ?? false }),
    );
}

async function inspect(page: string, options: InspectOptions): Promise<number> {
  const { json = false, headed = false, platform } = options;
  const profile = options.profile === undefined ? undefined : await readProfile(options.profile);
  const answers = options.answers === undefined ? undefined : await readAnswers(options.answers);
  const [{ findPage }, { readPage }] = await Promise.all([import('./find-page.ts'), import('./read-page.ts')]);
  const source = await findPage(page);
  return interruptible(async ({ signal }) => {
    const seen = await readPage(source, { headed, platform, signal });
    const terminal = openTerminal({ json });
    if (json) {
      terminal.print(JSON.stringify(seen.report, null, 2));
      return 0;
    }
    const { inspectView, resolveValues } = await import('./inspect-view.ts');
    const values = profile
      ? await resolveValues(seen.plan, { profile, ...(answers && { qa_answers: answers }) })
      : null;
    terminal.print(inspectView(seen.report, { terminal, values }));
    return 0;
  });
}
