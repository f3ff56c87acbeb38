import type { ErrorObject, ValidateFunction } from 'ajv';
import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';
import { closest, distance } from 'fastest-levenshtein';
import application from '../application.schema.json' with { type: 'json' };
import applyRequest from '../apply-request.schema.json' with { type: 'json' };
import applyResponse from '../apply-response.schema.json' with { type: 'json' };
import callback from '../callback.schema.json' with { type: 'json' };
import callbacks from '../callbacks.schema.json' with { type: 'json' };
import form from '../form.schema.json' with { type: 'json' };
import jobEvent from '../job-event.schema.json' with { type: 'json' };
import jobStatus from '../job-status.schema.json' with { type: 'json' };
import jobs from '../jobs.schema.json' with { type: 'json' };
import manual from '../manual.schema.json' with { type: 'json' };
import manualEntry from '../manual-entry.schema.json' with { type: 'json' };
import monitoring from '../monitoring.schema.json' with { type: 'json' };
import plugin from '../plugin.schema.json' with { type: 'json' };
import practiceScenario from '../practice-scenario.schema.json' with { type: 'json' };
import problem from '../problem.schema.json' with { type: 'json' };
import runReport from '../run-report.schema.json' with { type: 'json' };
import taskReport from '../task-report.schema.json' with { type: 'json' };
import taskRequest from '../task-request.schema.json' with { type: 'json' };
import type { ShapeError } from './types.ts';

/** All documents of this package by `$id`, for OpenAPI and for other validators. */
export const documents = {
  'application.schema.json': application,
  'apply-request.schema.json': applyRequest,
  'apply-response.schema.json': applyResponse,
  'callback.schema.json': callback,
  'form.schema.json': form,
  'job-event.schema.json': jobEvent,
  'job-status.schema.json': jobStatus,
  'callbacks.schema.json': callbacks,
  'jobs.schema.json': jobs,
  'manual.schema.json': manual,
  'manual-entry.schema.json': manualEntry,
  'monitoring.schema.json': monitoring,
  'plugin.schema.json': plugin,
  'practice-scenario.schema.json': practiceScenario,
  'problem.schema.json': problem,
  'run-report.schema.json': runReport,
  'task-report.schema.json': taskReport,
  'task-request.schema.json': taskRequest,
} as const;

/** `$id` of a document, with an optional `#/$defs/...` pointer. */
export type SchemaId = keyof typeof documents | `${keyof typeof documents}#/$defs/${string}`;

const ajv = new Ajv2020({
  allErrors: true,
  discriminator: true,
  strict: true,
  strictTypes: false,
  strictRequired: false,
  useDefaults: true,
  allowUnionTypes: true,
  verbose: true,
});
addFormats.default(ajv);
ajv.addFormat('http-url', { type: 'string', validate: isHttpUrl });
ajv.addKeyword({ keyword: 'secret', schemaType: 'boolean' });
for (const document of Object.values(documents)) ajv.addSchema(document);

/** True for an absolute http: or https: URL. */
export function isHttpUrl(text: string): boolean {
  const url = URL.canParse(text) ? new URL(text) : undefined;
  return (url?.protocol === 'http:' || url?.protocol === 'https:') && url.hostname !== '';
}

/** Outcome of {@link checkShape}: the value (with the schema's defaults filled in) or every mistake in it. */
export type ShapeCheck<T> = { ok: true; value: T } | { ok: false; errors: ShapeError[] };

/**
 * Checks a value from outside against one schema and fills in the schema's defaults on a copy.
 * Every mistake is named by JSON pointer (RFC 6901) with what was expected; values are never quoted.
 */
export function checkShape<T>(id: SchemaId, input: unknown): ShapeCheck<T> {
  const validate = ajv.getSchema(id) as ValidateFunction<T> | undefined;
  if (!validate) throw new Error(`No schema ${id}`);
  const value = structuredClone(input);
  if (validate(value)) return { ok: true, value };
  return { ok: false, errors: describeErrors(validate.errors ?? []) };
}

/** Every mistake by JSON pointer, with what was expected. */
export function describeErrors(errors: ErrorObject[]): ShapeError[] {
  // A failing `oneOf`/`anyOf`/`if` only repeats what its branches already say.
  const told = errors.filter((error) => !['if', 'oneOf', 'anyOf'].includes(error.keyword));
  const rows = (told.length > 0 ? told : errors).map((error) => ({
    pointer: pointerOf(error),
    message: messageOf(error),
  }));
  const seen = new Set<string>();
  return rows.filter(({ pointer, message }) => {
    const key = `${pointer} ${message}`;
    return seen.has(key) ? false : seen.add(key);
  });
}

function pointerOf(error: ErrorObject): string {
  const encode = (part: string) => part.replaceAll('~', '~0').replaceAll('/', '~1');
  if (error.keyword === 'required') return `${error.instancePath}/${encode(error.params['missingProperty'])}`;
  if (error.keyword === 'additionalProperties') {
    return `${error.instancePath}/${encode(error.params['additionalProperty'])}`;
  }
  return error.instancePath;
}

/** One short sentence for each ajv keyword; ajv's own message where there is nothing better to say. */
const sentences: Record<string, (error: ErrorObject) => string> = {
  required: () => 'is required but missing',
  additionalProperties: (error) => {
    const known = Object.keys((error.parentSchema?.['properties'] as object | undefined) ?? {});
    return `is not a known property${nearest(error.params['additionalProperty'], known)}`;
  },
  enum: (error) => {
    const values = error.params['allowedValues'] as unknown[];
    const allowed = values.map((value) => JSON.stringify(value)).join(', ');
    return `must be one of ${allowed}${nearest(error.data, values)}`;
  },
  const: (error) => `must be ${JSON.stringify(error.params['allowedValue'])}`,
  type: (error) => `must be ${[error.params['type']].flat().join(' or ')}`,
  format: (error) =>
    `must be a valid ${error.params['format'] === 'http-url' ? 'http or https URL' : error.params['format']}`,
  discriminator: (error) => {
    const { tag, tagValue } = error.params;
    const tags = tagsOf(error.parentSchema, tag);
    return `needs a known "${tag}": ${tags.join(', ')}${nearest(tagValue, tags)}`;
  },
};

/** The word that was probably meant, as the end of a sentence; empty where none is near. */
export function nearest(word: unknown, known: readonly unknown[]): string {
  const words = known.filter((one) => typeof one === 'string');
  const near = typeof word === 'string' && word.length <= 40 ? closest(word, words) : undefined;
  return near && distance(`${word}`, near) <= 2 ? `; did you mean "${near}"?` : '';
}

/** What a union's discriminator may say. */
function tagsOf(schema: ErrorObject['parentSchema'], tag: string): readonly string[] {
  const branches = (schema?.['oneOf'] ?? []) as readonly { properties?: Record<string, { const?: unknown }> }[];
  return branches.flatMap(({ properties }) => {
    const value = properties?.[tag]?.const;
    return typeof value === 'string' ? [value] : [];
  });
}

function messageOf(error: ErrorObject): string {
  return sentences[error.keyword]?.(error) ?? error.message ?? 'is not valid';
}

/** The mistakes as one line each: `/profile/email must be a valid email`. */
export function formatShapeErrors(errors: ShapeError[]): string {
  return errors.map(({ pointer, message }) => `${pointer || '(document)'} ${message}`).join('\n');
}
