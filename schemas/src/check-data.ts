import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import type { ShapeError } from './types.ts';
import { describeErrors } from './validate.ts';

const draft = 'https://json-schema.org/draft/2020-12/schema';
/** Knows the schema of schemas alone, which takes ten times as long to compile as a caller's. */
const schemaCheck = addFormats.default(new Ajv2020({ allErrors: true, strict: false }));

/** One instance for each schema: a schema of a caller must know no other and leave nothing behind. */
function compile(schema: object) {
  const { $schema = draft } = schema as { readonly $schema?: unknown };
  const isPlain = $schema === draft;
  if (isPlain) schemaCheck.validateSchema(schema, true); // throws what is wrong with it
  const ajv = new Ajv2020({ allErrors: true, strict: false, verbose: true, validateSchema: !isPlain });
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
  try {
    return validate(data) ? [] : describeErrors(validate.errors ?? []);
  } catch (error) {
    if (!(error instanceof RangeError)) throw error;
    return [{ pointer: '', message: 'cannot be checked: its schema refers to itself without end' }];
  }
}
