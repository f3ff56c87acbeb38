import { checkManual, lintManual } from '@valet/core';
import { readProfile } from '../read-input.ts';
import { openTerminal } from '../terminal.ts';
import { readManualText } from './read-manual-file.ts';

/** Prints what is wrong with a manual in a file, a line for each mistake; exit code 1 where there is one. Errors: those of the files. */
export async function lint(file: string, { profile }: { profile?: string }): Promise<number> {
  const candidate = profile === undefined ? undefined : await readProfile(profile);
  const checked = checkManual(await readManualText(file));
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
