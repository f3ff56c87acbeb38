import { readFile, stat } from 'node:fs/promises';
import { checkManual, lintManual, ValetError } from '@valet/core';
import { readProfile, whyUnreadable } from '../read-input.ts';
import { openTerminal } from '../terminal.ts';

/** More than any manual may have; a larger file is not read at all. */
const mostBytes = 10_000_000;

/** Prints what is wrong with a manual in a file, a line for each mistake; exit code 1 where there is one. Errors: those of the files. */
export async function lint(file: string, { profile }: { profile?: string }): Promise<number> {
  const candidate = profile === undefined ? undefined : await readProfile(profile);
  const checked = checkManual(await readManual(file));
  const mistakes = checked.ok ? lintManual(checked.manual, candidate ? { profile: candidate } : {}) : checked.mistakes;
  const terminal = openTerminal({ json: false });
  const { green, red, dim } = terminal.colors;
  for (const mistake of mistakes) terminal.print(`  ${red('✗')} ${mistake}`);
  if (mistakes.length > 0 || !checked.ok) return 1;
  const { id, pages, parameters } = checked.manual;
  const steps = pages.reduce((sum, page) => sum + page.steps.length, 0);
  terminal.print(
    `  ${green('✓')} ${id} ${dim(`is a good manual: ${pages.length} pages, ${steps} steps, ${parameters.length} values`)}`,
  );
  return 0;
}

async function readManual(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size <= mostBytes) return await readFile(file, 'utf8');
  } catch (error) {
    throw new ValetError('file_not_found', `The manual ${file} ${whyUnreadable(error)}.`, { cause: error });
  }
  throw new ValetError('validation_error', `The manual ${file} is larger than ${mostBytes / 1e6} MB; no manual is.`);
}
