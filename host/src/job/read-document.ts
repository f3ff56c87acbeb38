import { ValetError } from '@valet/core';
import { checkShape, type SchemaId, type ShapeError } from '@valet/schemas';
import { checkDocument } from './check-document.ts';

/**
 * A document from outside, checked against its schema, with the schema's defaults filled in.
 * Error: `validation_error`, whose details name every mistake by JSON pointer.
 */
export function readDocument<T>(schema: SchemaId, document: unknown): T {
  const unstorable = checkDocument(document);
  if (unstorable.length > 0) throw invalid(unstorable);
  const checked = checkShape<T>(schema, document);
  if (!checked.ok) throw invalid(checked.errors);
  return checked.value;
}

/** The error that names these mistakes. */
export function invalid(fields: readonly ShapeError[]): ValetError {
  const places = fields.length === 1 ? 'one place' : `${fields.length} places`;
  return new ValetError('validation_error', `The request is not valid in ${places}; details name each.`, {
    details: { fields },
  });
}
