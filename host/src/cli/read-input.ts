import { readFile } from 'node:fs/promises';
import { ValetError } from '@valet/core';
import { checkShape, isHttpUrl, type Profile, type QaAnswers, type SchemaId, type ShapeError } from '@valet/schemas';

/** Reads a candidate's profile. Errors: `file_not_found`, `validation_error` naming every pointer. */
export function readProfile(file: string): Promise<Profile> {
  return readShape(file, { what: 'profile', id: 'application.schema.json#/$defs/profile' });
}

/** Reads answers to screening questions, question to answer. Errors: `file_not_found`, `validation_error`. */
export function readAnswers(file: string): Promise<QaAnswers> {
  return readShape(file, { what: 'answers', id: 'application.schema.json#/$defs/qaAnswers' });
}

/** The address, checked. Error: `invalid_url`. */
export function readUrl(text: string): string {
  if (isHttpUrl(text)) return text;
  const found = URL.canParse(text) ? `its scheme is ${new URL(text).protocol}` : 'it is no URL';
  throw new ValetError('invalid_url', `"${text}" is not an http or https address: ${found}.`);
}

async function readShape<T>(file: string, { what, id }: { what: string; id: SchemaId }): Promise<T> {
  const checked = checkShape<T>(id, await readJson(file, what));
  if (checked.ok) return checked.value;
  const message = `The ${what} in ${file} is not valid: ${listMistakes(checked.errors)}.`;
  throw new ValetError('validation_error', message, { details: { fields: checked.errors } });
}

function listMistakes(errors: readonly ShapeError[]): string {
  return errors.map(({ pointer, message }) => `${pointer || 'the document'} ${message}`).join('; ');
}

/** Reads a JSON document. Errors: `file_not_found`, `validation_error`. */
export async function readJson(file: string, what: string): Promise<unknown> {
  return parseJson(await readText(file, what), { file, what });
}

async function readText(file: string, what: string): Promise<string> {
  try {
    return await readFile(file, 'utf8');
  } catch (error) {
    throw new ValetError('file_not_found', `The ${what} ${file} ${whyUnreadable(error)}.`, { cause: error });
  }
}

/** Says in words why a file cannot be read. */
export function whyUnreadable(error: unknown): string {
  const code = error instanceof Error && 'code' in error ? String(error.code) : '';
  const reasons: Record<string, string> = {
    ENOENT: 'does not exist',
    EISDIR: 'is a folder, not a file',
    EACCES: 'may not be read by this user',
  };
  return reasons[code] ?? `cannot be read (${code || 'unknown reason'})`;
}

function parseJson(text: string, { file, what }: { file: string; what: string }): unknown {
  try {
    return JSON.parse(text.replace(/^\uFEFF/, ''));
  } catch (error) {
    throw new ValetError('validation_error', `The ${what} in ${file} is not JSON: ${placeOf(text)}.`, {
      cause: error,
    });
  }
}

/** Line and column of a JSON mistake; the text itself is never quoted. */
function placeOf(text: string): string {
  if (text.trim() === '') return 'it is empty';
  const before = text.slice(0, firstWrongCharacter(text)).split('\n');
  return `there is a mistake at line ${before.length}, column ${(before.at(-1)?.length ?? 0) + 1}`;
}

/** Index of the first character that no continuation could make right; the parser tells it for some mistakes only. */
function firstWrongCharacter(text: string): number {
  let right = 0;
  let wrong = text.length + 1;
  while (wrong - right > 1) {
    const middle = Math.floor((right + wrong) / 2);
    if (couldGoOn(text.slice(0, middle))) right = middle;
    else wrong = middle;
  }
  return right;
}

/** True when the text is the beginning of some JSON document, as far as the parser's complaint tells. */
function couldGoOn(start: string): boolean {
  try {
    JSON.parse(start);
    return true;
  } catch (error) {
    const message = error instanceof Error ? error.message : '';
    return /Unexpected end|Unterminated string/.test(message) || message.includes(`at position ${start.length} `);
  }
}
