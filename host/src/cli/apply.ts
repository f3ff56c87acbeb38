import { isHttpUrl } from '@valet/schemas';
import type { Command } from 'commander';
import { type ApplyOptions, readApplyInput } from './apply-input.ts';
import { interruptible } from './interrupt.ts';
import type { Perform } from './perform.ts';
import { openTerminal } from './terminal.ts';

/** Adds `valet apply`. */
export function addApply(program: Command, perform: Perform): void {
  const command = program
    .command('apply')
    .description('apply to one posting')
    .argument('[url]', 'address of the posting')
    .option('--profile <file>', 'the candidate, as JSON')
    .option('--resume <file>', 'the résumé to attach')
    .option('--cover-letter <file>', 'the cover letter to attach')
    .option('--answers <file>', 'answers to screening questions, as JSON: question to answer')
    .option('--review', 'show every answer and ask before submitting; the default on a terminal')
    .option('--autopilot', 'submit without asking when all quality gates pass; the default elsewhere')
    .option('--dry-run', 'fill and check, but submit nothing')
    .option('--headed', "show the browser's window")
    .option('--json', 'print the report as one JSON document')
    .option('--platform <name>', 'the ATS, where the address does not tell it')
    .option('--data <folder>', 'folder of the store and the pictures')
    .option('--demo', 'apply to a practice posting with a sample candidate')
    .action((url: string | undefined, options: ApplyOptions) => {
      refuseMisuse(command, url, options);
      return perform(() => (options.demo ? demo(options) : apply(url ?? '', options)), { json: options.json ?? false });
    });
}

/** What commander cannot say: which of the options exclude or need each other. Exit code 2. */
function refuseMisuse(command: Command, url: string | undefined, options: ApplyOptions): void {
  const { demo: isDemo, profile, review, autopilot } = options;
  const hint = '`valet apply --demo` shows a run with a sample candidate';
  const refuse = (message: string) => command.error(`error: ${message}`, { exitCode: 2 });
  if (isDemo && url !== undefined) refuse('--demo brings its own posting; leave the address out');
  if (review && autopilot) refuse('choose one of --review and --autopilot');
  if (isDemo) return;
  if (url === undefined) refuse(`missing the address of the posting; ${hint}`);
  // An address that is none is said first, by whoever reads it.
  if (profile === undefined && isHttpUrl(url ?? '')) refuse(`missing --profile <file>; ${hint}`);
}

async function apply(url: string, options: ApplyOptions): Promise<number> {
  const { json = false, dryRun = false, headed = false, platform, data, profile = '' } = options;
  const input = await readApplyInput(url, { ...options, profile });
  const terminal = openTerminal({ json });
  const isReviewed = options.review ?? (terminal.canAsk && !options.autopilot);
  const [{ runLocally }, { showOutcome }] = await Promise.all([
    import('./run-locally.ts'),
    import('./show-outcome.ts'),
  ]);
  return interruptible(async (interrupt) => {
    const mode = isReviewed ? 'copilot' : 'autopilot';
    const run = { ...input, mode, dryRun, headed, platform, dataDir: data } as const;
    const outcome = await runLocally(run, { terminal, signal: interrupt.signal });
    const interruptedCode = interrupt.exitCode() ?? 130;
    return showOutcome(outcome, { terminal, json, interruptedCode, answersShown: isReviewed && !dryRun });
  });
}

async function demo(options: ApplyOptions): Promise<number> {
  const { runDemo } = await import('./apply-demo.ts');
  return runDemo(options);
}
