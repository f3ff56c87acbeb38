import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ShapeError } from './types.ts';
import { describeErrors } from './validate.ts';

/** One instance for each schema: a schema of a caller must know no other and leave nothing behind. */
function compile(schema: object) {
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true });
  addFormats.default(ajv);
  return ajv.compile(schema);
}

/** Why a document is no JSON Schema (2020-12) that data can be checked by; null where it is one. */
export function whyNoSchema(schema: object): string | null {
  try {
    compile(schema);
    return null;
  } catch (error) {
    return error instanceof Error ? error.message : 'it cannot be compiled';
  }
}

/** The mistakes of data by a JSON Schema (2020-12) of a caller, each by its JSON pointer; none where it fits. Values are not quoted. */
export function checkData(schema: object, data: unknown): ShapeError[] {
  const validate = compile(schema);
  return validate(data) ? [] : describeErrors(validate.errors ?? []);
}
