import { writeFile } from 'node:fs/promises';
import { ValetError } from '@valet/core';
import { openTerminal } from '../terminal.ts';

/** Writes a document as JSON into a file, or on stdout where none is named. Error: `file_not_found` where it cannot be written. */
export async function writeOutput(document: unknown, file: string | undefined): Promise<void> {
  const text = JSON.stringify(document, null, 2);
  if (file === undefined) return openTerminal({ json: true }).print(text);
  try {
    await writeFile(file, `${text}\n`);
  } catch (error) {
    const code = error instanceof Error && 'code' in error ? String(error.code) : 'unknown reason';
    throw new ValetError('file_not_found', `${file} cannot be written (${code}); its folder must exist.`, {
      cause: error,
    });
  }
}
