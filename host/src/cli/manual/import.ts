import type { Step } from '@puppeteer/replay';
import { ValetError } from '@valet/core';
import type { ImportOptions } from '../../devtools/import-options.ts';
import { importRecording } from '../../devtools/import-recording.ts';
import { readRecording } from '../../devtools/read-recording.ts';
import { readJson, readProfile } from '../read-input.ts';
import { openTerminal } from '../terminal.ts';
import { writeOutput } from './write-output.ts';

/** What the command line says of an import. */
export interface ImportCommandOptions {
  readonly output?: string;
  readonly profile?: string;
  readonly value: ReadonlyMap<number, string>;
  readonly literal: ReadonlySet<number>;
  readonly leaveOut: ReadonlySet<number>;
  readonly platform: string;
}

/**
 * Writes the manual of a recording; what it lacks of the recording goes to stderr, a line each. Errors: those of the files,
 * `validation_error` where the document is no recording or a step of it can be in no manual.
 */
export async function importFile(file: string, options: ImportCommandOptions): Promise<number> {
  const checked = readRecording(await readJson(file, 'recording'));
  if (!checked.ok) throw refuse(file, checked.mistakes);
  const { steps } = checked.recording;
  checkIndexes(file, steps, options);
  const made = importRecording(checked.recording, await importOptions(options));
  const terminal = openTerminal({ json: true });
  const { yellow } = terminal.colors;
  for (const note of made.notes) terminal.show(`  ${yellow('!')} ${note}`);
  if (!made.ok) throw refuse(file, made.refusals);
  await writeOutput(made.manual, options.output);
  return 0;
}

/** A step that is named must exist, and type something where a value is named for it. */
function checkIndexes(file: string, steps: readonly Step[], { value, literal, leaveOut }: ImportCommandOptions): void {
  for (const at of [...value.keys(), ...literal, ...leaveOut]) {
    const step = steps[at];
    if (step && (step.type === 'change' || leaveOut.has(at))) continue;
    const why = step ? `is a ${step.type} and types nothing` : `is not there: the steps are 0 to ${steps.length - 1}`;
    throw new ValetError('validation_error', `Step ${at} of ${file} ${why}; name a step by its index.`);
  }
}

async function importOptions(options: ImportCommandOptions): Promise<ImportOptions> {
  const { platform, value, literal, leaveOut, profile } = options;
  const candidate = profile === undefined ? {} : { profile: await readProfile(profile) };
  return { platform, values: value, literals: literal, leftOut: leaveOut, ...candidate };
}

/** Several mistakes are a line each; the error itself is the only one, or their number. */
function refuse(file: string, mistakes: readonly string[]): ValetError {
  const [only = '', ...others] = mistakes;
  if (others.length === 0)
    return new ValetError('validation_error', `The recording ${file} cannot be imported; ${only}.`);
  const terminal = openTerminal({ json: true });
  for (const mistake of mistakes) terminal.show(`  ${terminal.colors.red('✗')} ${mistake}`);
  const count = `${mistakes.length} reasons above`;
  return new ValetError(
    'validation_error',
    `The recording ${file} cannot be imported for the ${count}; mend them all.`,
  );
}
