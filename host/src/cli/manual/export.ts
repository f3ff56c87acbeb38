import { existsSync } from 'node:fs';
import { ValetError } from '@valet/core';
import type { Manual } from '@valet/schemas';
import { exportManual } from '../../devtools/export-manual.ts';
import { openTerminal } from '../terminal.ts';
import { findManual } from './find-manual.ts';
import { readManualFile } from './read-manual-file.ts';
import { withManuals } from './with-manuals.ts';
import { writeOutput } from './write-output.ts';

/** What the command line says of an export. */
export interface ExportOptions {
  readonly format: 'devtools';
  readonly output?: string;
  readonly data?: string;
}

/**
 * Writes a manual of the store, or of a file, as a recording; what a recording cannot say goes to stderr, a line each.
 * Errors: those of the file and the store, `validation_error` for a file that is no manual.
 */
export async function exportOne(manual: string, { output, data }: ExportOptions): Promise<number> {
  const { recording, notes } = exportManual(
    existsSync(manual) ? await readManualFile(manual) : await find(manual, data),
  );
  const terminal = openTerminal({ json: true });
  for (const note of notes) terminal.show(`  ${terminal.colors.yellow('!')} ${note}`);
  await writeOutput(recording, output);
  return 0;
}

async function find(id: string, data: string | undefined): Promise<Manual> {
  if (/[./\\]/.test(id))
    throw new ValetError('file_not_found', `The manual ${id} does not exist; an id has no dot or slash.`);
  return withManuals(data, async (manuals, tenant) => (await findManual(manuals, tenant, id)).manual);
}
