import { lintManual, ValetError } from '@valet/core';
import { openTerminal } from '../terminal.ts';
import { readManualFile } from './read-manual-file.ts';
import { withManuals } from './with-manuals.ts';

/**
 * Keeps the manual in a file as the next version for its form, a candidate, and prints its id. Errors: those of the file and the
 * store, `validation_error` where `valet manual lint` finds something.
 */
export async function add(file: string, { data, json = false }: { data?: string; json?: boolean }): Promise<number> {
  const manual = await readManualFile(file);
  const mistakes = lintManual(manual);
  if (mistakes.length > 0)
    throw new ValetError('validation_error', `The manual ${file} must not be kept: ${mistakes.join('; ')}.`);
  const { stored, isNew } = await withManuals(data, (manuals, tenant) =>
    manuals.add({ tenant, manual, origin: 'person' }),
  );
  const { id, version, state } = stored;
  const terminal = openTerminal({ json });
  if (json)
    terminal.print(JSON.stringify({ id, name: stored.manual.id, version, status: state, is_new: isNew }, null, 2));
  else terminal.print(`  ${stored.manual.id} ${id} version ${version}${isNew ? '' : ' (it was there already)'}`);
  return 0;
}
