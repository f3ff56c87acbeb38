import { Ajv2020 } from 'ajv/dist/2020.js';
import addFormats from 'ajv-formats';

/** What a document says of one operation. */
interface Operation {
  readonly operationId: string;
  readonly parameters?: readonly { readonly name: string; readonly in: string }[];
  readonly responses: Readonly<Record<string, { readonly content?: Readonly<Record<string, object>> }>>;
}

/** The parts of an OpenAPI document that a check reads. */
export interface OpenApiDocument {
  readonly paths: Readonly<Record<string, Readonly<Record<string, Operation>>>>;
  readonly components: { readonly schemas: Readonly<Record<string, object>> };
}

/** An answer as it came: `body` parsed where it is JSON. */
export interface Answered {
  readonly method: string;
  /** Without the query. */
  readonly path: string;
  readonly status: number;
  readonly body: unknown;
}

/** Tells what of an answer the document does not say; null where it says all of it. */
export type OpenApiCheck = (answered: Answered) => string | null;

/** Makes the check. It throws when the document itself is wrong: a reference, an operation's name, a parameter of a path. */
export function createOpenApiCheck(document: OpenApiDocument): OpenApiCheck {
  const ajv = new Ajv2020({ strict: false, allErrors: true });
  addFormats.default(ajv);
  ajv.addFormat('http-url', true);
  ajv.addSchema({ ...document, $id: 'openapi' });
  const operations = Object.entries(document.paths).flatMap(([template, methods]) =>
    Object.entries(methods).map(([method, operation]) => ({
      template,
      method,
      operation,
      pattern: patternOf(template),
    })),
  );
  for (const { template, operation } of operations) assertPath(template, operation);
  const names = operations.map(({ operation }) => operation.operationId);
  if (new Set(names).size !== names.length) throw new Error('two operations have one name');
  for (const name of Object.keys(document.components.schemas))
    ajv.compile({ $ref: `openapi#/components/schemas/${name}` });
  // An address without parameters is nearer than one with them.
  operations.sort((a, b) => a.template.split('{').length - b.template.split('{').length);

  return ({ method, path, status, body }) => {
    const found = operations.find((one) => one.method === method.toLowerCase() && one.pattern.test(path));
    if (!found) return status === 404 ? null : `${method} ${path} is in no document`;
    const { template, operation } = found;
    const content = operation.responses[status]?.content;
    const place = `${method} ${template} ${status}`;
    if (!content) return `${place} is not documented`;
    if (!content['application/json']) return null;
    const pointer = [
      'paths',
      template,
      found.method,
      'responses',
      String(status),
      'content',
      'application/json',
      'schema',
    ];
    // Compiled once: ajv keeps what it has made of a reference.
    const ref = `openapi#/${pointer.map(escapePart).join('/')}`;
    const validate = ajv.getSchema(ref);
    if (!validate) return `${place} has no schema`;
    return validate(body) ? null : `${place}: ${ajv.errorsText(validate.errors)}`;
  };
}

function patternOf(template: string): RegExp {
  return new RegExp(`^${template.replaceAll('.', '\\.').replaceAll(/\{\w+\}/g, '[^/]+')}$`);
}

function assertPath(template: string, { operationId, parameters = [] }: Operation): void {
  const wanted = [...template.matchAll(/\{(\w+)\}/g)].map(([, name]) => name).sort();
  const told = parameters
    .filter((one) => one.in === 'path')
    .map(({ name }) => name)
    .sort();
  if (wanted.join() !== told.join()) throw new Error(`${operationId} does not say what stands in ${template}`);
}

function escapePart(part: string): string {
  return encodeURIComponent(part.replaceAll('~', '~0').replaceAll('/', '~1'));
}
