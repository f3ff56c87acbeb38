// Makes the source of host/client/src/api.ts from an OpenAPI document: the types of every request and answer, and the table
// of the endpoints.
import { compile } from 'json-schema-to-typescript';

const banner =
  '// Made from the OpenAPI document of the host by `npm run generate`. Edit the endpoint or its schema, not this file.';

/** The text of the module. */
export async function makeClientTypes(document) {
  const rows = [...operationsOf(document)];
  const root = {
    title: 'ApiSchemas',
    type: 'object',
    additionalProperties: false,
    required: ['operations', 'schemas'],
    properties: {
      operations: closed('ApiOperations', Object.fromEntries(rows.map(({ id, shape }) => [id, shape]))),
      schemas: closed(
        'ApiComponents',
        Object.fromEntries(Object.keys(document.components.schemas).map((name) => [name, component(name)])),
      ),
    },
    definitions: pointAtDefinitions(document.components.schemas),
  };
  const types = await compile(root, 'ApiSchemas', {
    additionalProperties: false,
    bannerComment: banner,
    ignoreMinAndMaxItems: true,
    unknownAny: true,
    style: { singleQuote: true, printWidth: 120 },
  });
  const table = rows.map(({ id, method, path }) => `  ${id}: { method: '${method}', path: '${path}' },`);
  return `${types}
/** Every endpoint: how and where it is asked. */
export const operations = {
${table.join('\n')}
} as const satisfies Record<keyof ApiOperations, { readonly method: string; readonly path: string }>;
`;
}

function* operationsOf({ paths }) {
  for (const [path, operations] of Object.entries(paths)) {
    for (const [method, operation] of Object.entries(operations)) {
      const { operationId: id, summary, parameters = [], requestBody, responses } = operation;
      const shape = closed(undefined, {
        request: requestOf({ parameters, requestBody }),
        answer: { oneOf: answersOf(responses) },
      });
      yield { id, method: method.toUpperCase(), path, shape: { ...shape, description: summary } };
    }
  }
}

/** What the caller says: parts that an endpoint does not have are left out, those that may be missing are optional. */
function requestOf({ parameters, requestBody }) {
  const places = { params: 'path', query: 'query', headers: 'header' };
  const parts = Object.entries(places).flatMap(([name, place]) => {
    const own = parameters.filter((parameter) => parameter.in === place);
    if (own.length === 0) return [];
    const shape = {
      type: 'object',
      additionalProperties: false,
      required: own.filter(({ required }) => required).map((parameter) => parameter.name),
      properties: Object.fromEntries(
        own.map(({ name: key, schema, description }) => [
          key,
          // Words beside a reference would make another type of it.
          { ...pointAtDefinitions(schema), ...(!schema.$ref && { description }) },
        ]),
      ),
    };
    return [{ name, shape, isRequired: shape.required.length > 0 }];
  });
  if (requestBody) {
    const shape = pointAtDefinitions(requestBody.content['application/json'].schema);
    parts.push({ name: 'body', shape, isRequired: requestBody.required });
  }
  return {
    type: 'object',
    additionalProperties: false,
    required: parts.filter(({ isRequired }) => isRequired).map(({ name }) => name),
    properties: Object.fromEntries(parts.map(({ name, shape }) => [name, shape])),
  };
}

/** What comes back; a Problem does not: the client throws it. */
function answersOf(responses) {
  return Object.entries(responses).flatMap(([status, { content }]) => {
    const [[type, { schema }] = ['', {}]] = Object.entries(content ?? {});
    if (schema?.$ref?.endsWith('/Problem')) return [];
    return [closed(undefined, { status: { const: Number(status) }, body: bodyOf(type, schema) })];
  });
}

function bodyOf(type, schema) {
  if (type === 'application/json') return pointAtDefinitions(schema);
  return { tsType: type.startsWith('text/plain') ? 'string' : 'Response' };
}

function closed(title, properties) {
  return {
    ...(title && { title }),
    type: 'object',
    additionalProperties: false,
    required: Object.keys(properties),
    properties,
  };
}

function component(name) {
  return { $ref: `#/definitions/${name}` };
}

function pointAtDefinitions(node) {
  if (Array.isArray(node)) return node.map(pointAtDefinitions);
  if (typeof node !== 'object' || node === null) return node;
  return Object.fromEntries(
    Object.entries(node).map(([key, value]) => [
      key,
      key === '$ref' ? value.replace('#/components/schemas/', '#/definitions/') : pointAtDefinitions(value),
    ]),
  );
}
