import { readFileSync } from 'node:fs';
import { Command, CommanderError } from 'commander';
import { addApply } from './apply.ts';
import { addClassify } from './classify.ts';
import { addInspect } from './inspect.ts';
import { addKey } from './key/add-key.ts';
import { addManual } from './manual/add-manual.ts';
import type { Perform } from './perform.ts';
import { addPlugin } from './plugin.ts';
import { addPractice } from './practice.ts';
import { showFailure } from './show-failure.ts';
import { addStart } from './start.ts';
import { addWorker } from './worker.ts';

const usageExitCode = 2;

/** Runs one command line (without node and script) and returns its exit code: 2 for a mistake in the line itself. */
export async function runCli(args: readonly string[]): Promise<number> {
  let exitCode = 0;
  const program = createProgram();
  const perform: Perform = async (work, { json = false } = {}) => {
    try {
      exitCode = await work();
    } catch (error) {
      if (error instanceof CommanderError) throw error;
      exitCode = showFailure(error, { json, debug: program.opts<{ debug?: boolean }>().debug ?? false });
    }
  };
  for (const add of [addApply, addInspect, addClassify, addStart, addPractice, addPlugin, addManual, addKey, addWorker])
    add(program, perform);
  try {
    await program.parseAsync(args, { from: 'user' });
    return exitCode;
  } catch (error) {
    if (!(error instanceof CommanderError)) throw error;
    return error.exitCode === 0 ? 0 : usageExitCode;
  }
}

function createProgram(): Command {
  return new Command('valet')
    .description('Applies to jobs: fills the form, asks you where only you may answer, submits exactly once.')
    .version(readVersion(), '-V, --version', 'print the version')
    .helpOption('-h, --help', 'print this help')
    .helpCommand(false)
    .option('--debug', 'on failure, print where in the code it happened')
    .configureHelp({ showGlobalOptions: true, sortSubcommands: false })
    .showHelpAfterError('Run it with --help to see what it takes.')
    .addHelpText('after', examples)
    .exitOverride();
}

const examples = `
Examples:
  valet apply --demo                                    watch a whole run on a practice site
  valet inspect https://job-boards.greenhouse.io/…      see a form as Valet reads it
  valet apply <url> --profile me.json --resume cv.pdf   apply; you approve before it is sent`;

/** Version of this package. */
function readVersion(): string {
  const { version } = JSON.parse(readFileSync(new URL('../../package.json', import.meta.url), 'utf8'));
  return version;
}
