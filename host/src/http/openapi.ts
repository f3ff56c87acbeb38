import { documents } from '@valet/schemas';
import { type RouteDocument, routeUrl } from './route.ts';

type Json = { readonly [key: string]: unknown };

/** The OpenAPI 3.1 document of these routes; its schemas are those that requests are checked against. */
export function makeOpenApi(routes: readonly RouteDocument[], { version }: { version: string }): Json {
  const names = new SchemaNames();
  const paths: Record<string, Record<string, unknown>> = {};
  for (const route of routes) {
    const url = routeUrl(route).replaceAll(/:(\w+)/g, '{$1}');
    paths[url] = { ...paths[url], [route.method.toLowerCase()]: operation(route, names) };
  }
  return {
    openapi: '3.1.0',
    info: {
      title: 'Valet',
      version,
      description:
        'Applies to jobs: fills the form, asks a person where only a person may answer, submits exactly once.',
    },
    paths,
    components: {
      schemas: names.collect(),
      securitySchemes: { serviceKey: { type: 'apiKey', in: 'header', name: 'X-GH-Service-Key' } },
    },
  };
}

function operation(route: RouteDocument, names: SchemaNames): Json {
  const { operationId, summary, description, parameters = [], body, callback, isPublic = false } = route;
  const answers = { ...commonAnswers(route), ...route.answers };
  const content = (schema: string | object, example?: unknown, type = 'application/json') => ({
    [type]: { schema: names.use(schema), ...(example !== undefined && { example }) },
  });
  return {
    operationId,
    summary,
    description,
    security: isPublic ? [] : [{ serviceKey: [] }],
    ...(parameters.length > 0 && {
      parameters: parameters.map(({ schema, isRequired = false, ...rest }) => ({
        ...rest,
        required: rest.in === 'path' || isRequired,
        schema: names.use(schema),
      })),
    }),
    ...(body && {
      requestBody: { required: body.isRequired, content: content(body.schema, body.example) },
    }),
    ...(callback && {
      callbacks: {
        statusChange: {
          [`{$request.body#/${callback.field}}`]: {
            post: {
              description: callback.description,
              requestBody: { required: true, content: content(callback.schema) },
              responses: { '2XX': { description: 'Taken.' } },
            },
          },
        },
      },
    }),
    responses: Object.fromEntries(
      Object.entries(answers).map(([status, { schema, description, headers, contentType }]) => [
        status,
        {
          description,
          ...(headers && { headers: describeHeaders(headers) }),
          ...(schema && { content: content(schema, undefined, contentType) }),
        },
      ]),
    ),
  };
}

/** What may be answered whichever endpoint it is. */
function commonAnswers({ method, path, isPublic = false }: RouteDocument): RouteDocument['answers'] {
  const problem = (description: string) => ({ schema: 'problem.schema.json', description }) as const;
  return {
    ...(method !== 'GET' && {
      400: problem('The body is not JSON.'),
      413: problem('The body is larger than 1 MiB.'),
      415: problem('The body is not said to be JSON.'),
    }),
    ...(!isPublic && {
      401: problem('The service key is missing or wrong.'),
      429: {
        ...problem('The service key sends too many requests, or too many jobs wait.'),
        headers: { 'Retry-After': 'Seconds to wait.' },
      },
    }),
    ...(path.includes(':') && { 404: problem('There is nothing at this address.') }),
    500: problem('Something unexpected happened inside Valet.'),
  };
}

function describeHeaders(headers: Readonly<Record<string, string>>): Json {
  return Object.fromEntries(
    Object.entries(headers).map(([name, description]) => [name, { description, schema: { type: 'string' } }]),
  );
}

/** Gathers every schema that is referred to, under one flat name each, and points the references there. */
class SchemaNames {
  readonly #used = new Map<string, unknown>();

  /** The schema with its references pointed at the components; a schema id becomes a reference. */
  use(schema: string | object): unknown {
    return typeof schema === 'string' ? this.#refer(schema) : this.#point(schema, null);
  }

  collect(): Json {
    return Object.fromEntries([...this.#used].sort(([a], [b]) => a.localeCompare(b)));
  }

  #refer(ref: string): Json {
    const [file = '', pointer = ''] = ref.split('#');
    const found = follow(documents[file as keyof typeof documents], pointer) as Json | undefined;
    if (!found) throw new Error(`No schema ${ref}`);
    const stem = file.replace('.schema.json', '');
    const name = typeof found['title'] === 'string' ? found['title'] : `${stem}.${pointer.split('/').at(-1)}`;
    if (!this.#used.has(name)) {
      this.#used.set(name, null); // a schema may refer to itself
      this.#used.set(name, this.#point(found, file));
    }
    return { $ref: `#/components/schemas/${name}` };
  }

  #point(node: unknown, file: string | null): unknown {
    if (Array.isArray(node)) return node.map((item) => this.#point(item, file));
    if (typeof node !== 'object' || node === null) return node;
    const entries = Object.entries(node).filter(([key]) => !['$defs', '$id', '$schema', 'discriminator'].includes(key));
    return Object.fromEntries(
      entries.flatMap(([key, value]) => {
        if (key !== '$ref' || typeof value !== 'string') return [[key, this.#point(value, file)]];
        return Object.entries(this.#refer(value.startsWith('#') ? `${file}${value}` : value));
      }),
    );
  }
}

function follow(document: unknown, pointer: string): unknown {
  return pointer
    .split('/')
    .filter(Boolean)
    .reduce<unknown>((node, part) => (node as Record<string, unknown> | undefined)?.[part], document);
}
