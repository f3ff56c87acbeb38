import { type ManualStore, type StoredManual, ValetError } from '@valet/core';
import { documents, type ManualEntry, type ManualHistory } from '@valet/schemas';
import { toHistoryVersion, toManualEntry } from '../manual/manual-entry.ts';
import { manualTag, requireMatch } from '../manual/manual-tag.ts';
import { readManual } from '../manual/read-manual.ts';
import { isUuid } from './job-id.ts';
import type { Route, RouteAnswer, RouteParameter, RouteRequest } from './route.ts';

const base = '/api/v1/manuals';
const entry = 'manual-entry.schema.json';
const problem = 'problem.schema.json';
const unauthorized = { schema: problem, description: 'The service key is missing or wrong.' } as const;
const unknown = { schema: problem, description: 'There is no such manual.' } as const;
const id: RouteParameter = {
  name: 'id',
  in: 'path',
  description: 'Id of one version of a manual.',
  schema: { type: 'string', format: 'uuid' },
};
const tagged = { ETag: 'Names this version and what it says; send it as If-Match with a change.' };

/** The manuals of a tenant over HTTP: list, read, history, edit. */
export function manualRoutes(deps: { manuals: ManualStore }): readonly Route[] {
  return [listRoute(deps), getRoute(deps), historyRoute(deps), putRoute(deps)];
}

interface Deps {
  readonly manuals: ManualStore;
}

/** What the list may be narrowed by, and the words that each may take. */
const filters = {
  platform: { description: 'Only those of this platform.', schema: { type: 'string', minLength: 1 } },
  status: {
    description: 'Only those that stand so.',
    schema: { type: 'string', enum: documents[entry].$defs.status.enum },
  },
  task: {
    description: 'Only those for this task.',
    schema: { type: 'string', enum: documents['manual.schema.json'].properties.task.enum },
  },
} as const;
type Filter = keyof typeof filters;
const filterNames = Object.keys(filters) as readonly Filter[];

function listRoute({ manuals }: Deps): Route {
  return {
    method: 'GET',
    path: base,
    isAtRoot: true,
    operationId: 'listManuals',
    summary: 'List the manuals',
    description: 'All versions of all manuals, last changed first, without their documents.',
    parameters: filterNames.map((name) => ({ name, in: 'query', ...filters[name] })),
    answers: {
      200: {
        schema: {
          type: 'object',
          additionalProperties: false,
          required: ['manuals'],
          properties: { manuals: { type: 'array', items: { $ref: entry } } },
        },
        description: 'The manuals.',
      },
      401: unauthorized,
      422: { schema: problem, description: 'A query parameter is not valid.' },
    },
    async handle({ tenant, query }) {
      const wanted = readFilters(query);
      const all = (await manuals.list(tenant)).map(toManualEntry);
      const found = all.filter((one) => wanted.every(([name, value]) => one[name] === value));
      return { status: 200, body: { manuals: found } };
    },
  };
}

function readFilters(query: RouteRequest['query']): readonly (readonly [Filter, unknown])[] {
  const given = filterNames.flatMap((name) => (query[name] === undefined ? [] : [[name, query[name]] as const]));
  const fields = given.flatMap(([name, value]) => {
    const { schema } = filters[name];
    if (typeof value !== 'string' || value === '') return [{ pointer: `/${name}`, message: 'must be given once' }];
    if (!('enum' in schema) || schema.enum.some((word) => word === value)) return [];
    return [{ pointer: `/${name}`, message: `must be one of ${schema.enum.join(', ')}` }];
  });
  if (fields.length === 0) return given;
  throw new ValetError('validation_error', 'The query is not valid; details name each place.', { details: { fields } });
}

function getRoute(deps: Deps): Route {
  return {
    method: 'GET',
    path: `${base}/:id`,
    isAtRoot: true,
    operationId: 'getManual',
    summary: 'One manual',
    description: 'One version: its document, and where it stands.',
    parameters: [id],
    answers: {
      200: { schema: entry, description: 'The manual.', headers: tagged },
      401: unauthorized,
      404: unknown,
    },
    handle: async ({ tenant, params }) => answerWith(await findManual(deps, tenant, params['id']), 200),
  };
}

function historyRoute({ manuals }: Deps): Route {
  return {
    method: 'GET',
    path: `${base}/:id/history`,
    isAtRoot: true,
    operationId: 'getManualHistory',
    summary: 'History of a manual',
    description:
      'All versions for the same form, newest first, each with why and since when it stands where it stands.',
    parameters: [id],
    answers: {
      200: { schema: `${entry}#/$defs/history`, description: 'The versions.' },
      401: unauthorized,
      404: unknown,
    },
    async handle({ tenant, params }) {
      const versions = isUuid(params['id']) ? await manuals.versions(tenant, params['id'].toLowerCase()) : [];
      if (versions.length === 0) throw noSuchManual();
      const body: ManualHistory = { versions: versions.map(toHistoryVersion) };
      return { status: 200, body };
    },
  };
}

function putRoute(deps: Deps): Route {
  return {
    method: 'PUT',
    path: `${base}/:id`,
    isAtRoot: true,
    operationId: 'editManual',
    summary: 'Edit a manual',
    description:
      'Makes the next version of the one that was read: a candidate that has to earn its trust anew. No version is ever overwritten; Location names the new one.',
    parameters: [
      id,
      {
        name: 'If-Match',
        in: 'header',
        isRequired: true,
        description: 'ETag of the version that was read.',
        schema: { type: 'string' },
      },
    ],
    body: { schema: 'manual.schema.json', isRequired: true },
    answers: {
      200: { schema: entry, description: 'It says what it said before; nothing was made.', headers: tagged },
      201: {
        schema: entry,
        description: 'The new version.',
        headers: { ...tagged, Location: 'Address of the new version.' },
      },
      400: { schema: problem, description: 'The body is not JSON.' },
      401: unauthorized,
      404: unknown,
      412: { schema: problem, description: 'Another version stands than the one that was read.' },
      422: {
        schema: problem,
        description: 'The manual has mistakes, holds personal data, or is for another form; details name each place.',
      },
      428: { schema: problem, description: 'If-Match is missing.' },
    },
    async handle({ tenant, params, headers, body }) {
      const read = await findManual(deps, tenant, params['id']);
      requireMatch(headers['if-match'], read);
      const { stored, isNew } = await deps.manuals.revise(tenant, read.id, readManual(body));
      return answerWith(stored, isNew ? 201 : 200);
    },
  };
}

async function findManual({ manuals }: Deps, tenant: string, text: string | undefined): Promise<StoredManual> {
  const found = isUuid(text) ? await manuals.get(tenant, text.toLowerCase()) : null;
  if (found) return found;
  throw noSuchManual();
}

function noSuchManual(): ValetError {
  return new ValetError('not_found', 'There is no manual of this id.');
}

function answerWith(stored: StoredManual, status: 200 | 201): RouteAnswer {
  const body: ManualEntry = { ...toManualEntry(stored), manual: stored.manual };
  const headers = {
    etag: manualTag(stored),
    // The tag does not tell how the runs went, so no cache may keep the answer by it.
    'cache-control': 'no-store',
    ...(status === 201 && { location: `${base}/${stored.id}` }),
  };
  return { status, body, headers };
}
