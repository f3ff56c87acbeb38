import { checkManual, lintManual, ValetError } from '@valet/core';
import type { Manual, ShapeError } from '@valet/schemas';
import { checkDocument } from '../job/check-document.ts';
import { invalid } from '../job/read-document.ts';

/**
 * A manual from outside that may be kept: its shape and rules hold, and the lint finds nothing, personal data least of all.
 * Error: `validation_error`, whose details name every mistake by JSON pointer.
 */
export function readManual(document: unknown): Manual {
  const unstorable = checkDocument(document);
  if (unstorable.length > 0) throw invalid(unstorable);
  const checked = checkManual(document);
  if (!checked.ok) throw refuse(checked.mistakes);
  const mistakes = lintManual(checked.manual);
  if (mistakes.length > 0) throw refuse(mistakes);
  return checked.manual;
}

function refuse(mistakes: readonly string[]): ValetError {
  const count = mistakes.length === 1 ? 'a mistake' : `${mistakes.length} mistakes`;
  return new ValetError('validation_error', `The manual has ${count}; details name each.`, {
    details: { fields: mistakes.map(toField) },
  });
}

/** A line of the checker or the lint: a JSON pointer, then what is wrong there. */
function toField(line: string): ShapeError {
  const [, pointer = '', message = line] = /^(\/\S*|\(document\)) (.*)$/s.exec(line) ?? [];
  return { pointer: pointer.startsWith('/') ? pointer : '', message };
}
