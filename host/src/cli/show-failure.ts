import { errorTable, toValetError } from '@valet/core';
import { oneLine } from './readable.ts';
import { openTerminal } from './terminal.ts';

/**
 * Tells a person why a command ended, in one line with what to do, and returns its exit code.
 * With `json`, stdout gets the same as a document (problem.schema.json).
 */
export function showFailure(thrown: unknown, { json, debug }: { json: boolean; debug: boolean }): number {
  const error = toValetError(thrown);
  const row = errorTable[error.code];
  const message = oneLine(error.message).replace(/[^.!?]$/, '$&.');
  const { colors } = openTerminal({ json: true });
  // After a semicolon the messages of this house say how to mend; only those that do not get the table's sentence.
  const mend = message.includes('; ') ? '' : ` ${row.mend}`;
  process.stderr.write(`${colors.red('valet:')} ${message}${mend} ${colors.dim(`[${error.code}]`)}\n`);
  if (debug) process.stderr.write(`${stackOf(error)}\n`);
  if (json) {
    const details = error.details.fields?.length ? { details: error.details.fields } : {};
    process.stdout.write(`${JSON.stringify({ error: error.code, message, ...details }, null, 2)}\n`);
  }
  return row.exitCode;
}

/** The stack with every cause below it. */
function stackOf(error: unknown): string {
  if (!(error instanceof Error)) return String(error);
  const stack = error.stack ?? error.message;
  return error.cause === undefined ? stack : `${stack}\ncaused by ${stackOf(error.cause)}`;
}
