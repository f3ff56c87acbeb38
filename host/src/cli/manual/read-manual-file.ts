import { readFile, stat } from 'node:fs/promises';
import { checkManual, ValetError } from '@valet/core';
import type { Manual } from '@valet/schemas';
import { whyUnreadable } from '../read-input.ts';

/** More than any manual may have; a larger file is not read at all. */
const mostBytes = 10_000_000;

/** The text of a manual in a file. Errors: `file_not_found`, `validation_error` (it is larger than any manual). */
export async function readManualText(file: string): Promise<string> {
  try {
    const { size } = await stat(file);
    if (size <= mostBytes) return await readFile(file, 'utf8');
  } catch (error) {
    throw new ValetError('file_not_found', `The manual ${file} ${whyUnreadable(error)}.`, { cause: error });
  }
  throw new ValetError('validation_error', `The manual ${file} is larger than ${mostBytes / 1e6} MB; no manual is.`);
}

/** The manual in a file. Errors: those of {@link readManualText}, `validation_error` naming every mistake. */
export async function readManualFile(file: string): Promise<Manual> {
  const checked = checkManual(await readManualText(file));
  if (checked.ok) return checked.manual;
  throw new ValetError('validation_error', `The manual ${file} is not valid: ${checked.mistakes.join('; ')}.`);
}
