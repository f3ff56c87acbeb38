import { ValetError } from '@valet/core';
import type { SessionRow } from '../store/entity/browser-session.ts';
import type { SessionRepository } from '../store/store.ts';
import { isUuid } from './job-id.ts';
import type { Route, RouteParameter } from './route.ts';

const problem = 'problem.schema.json';
const unauthorized = { schema: problem, description: 'The service key is missing or wrong.' } as const;
const wrongUser = { schema: problem, description: 'userId is not a UUID.' } as const;
const userId: RouteParameter = {
  name: 'userId',
  in: 'path',
  description: 'Id of the user, as valet_user_id of the jobs.',
  schema: { type: 'string', format: 'uuid' },
};
const domain: RouteParameter = {
  name: 'domain',
  in: 'path',
  description: 'Domain of the session, as the list names it.',
  schema: { type: 'string' },
};
const time = { type: 'string', format: 'date-time' } as const;

interface Deps {
  readonly sessions: Pick<SessionRepository, 'list' | 'clear'>;
}

/** The kept browser sessions of a user (HTTP contract §4.5-4.7): list what there is, clear one, clear all. */
export function sessionRoutes(deps: Deps): readonly Route[] {
  return [listRoute(deps), clearRoute(deps), clearAllRoute(deps)];
}

function listRoute({ sessions }: Deps): Route {
  return {
    method: 'GET',
    path: '/valet/sessions/:userId',
    operationId: 'listSessions',
    summary: 'List the browser sessions of a user',
    description: 'Which sites a run of the user arrives at logged in, and since when; never what a session holds.',
    parameters: [userId],
    answers: {
      200: {
        schema: objectOf({
          user_id: userId.schema,
          sessions: {
            type: 'array',
            items: objectOf({
              domain: { type: 'string' },
              last_used_at: time,
              created_at: time,
              updated_at: time,
              expires_at: { type: ['string', 'null'], format: 'date-time' },
            }),
          },
          count: { type: 'integer' },
        }),
        description: 'The sessions, by domain; `expires_at` is null where a session has no end of its own.',
      },
      401: unauthorized,
      422: wrongUser,
    },
    async handle({ tenant, params }) {
      const user = userOf(params);
      const found = (await sessions.list(tenant, user)).map(describe);
      return { status: 200, body: { user_id: user, sessions: found, count: found.length } };
    },
  };
}

function clearRoute({ sessions }: Deps): Route {
  return {
    method: 'DELETE',
    path: '/valet/sessions/:userId/:domain',
    operationId: 'clearSession',
    summary: 'Clear one browser session of a user',
    description: 'Deletes it; jobs of the user that run now keep none for this domain either. Can be repeated.',
    parameters: [userId, domain],
    answers: {
      200: {
        schema: objectOf({ user_id: userId.schema, domain: domain.schema, deleted: { type: 'boolean' } }),
        description: 'It is gone; `deleted` is false when there was none.',
      },
      401: unauthorized,
      422: wrongUser,
    },
    async handle({ tenant, params }) {
      const user = userOf(params);
      const site = (params['domain'] ?? '').toLowerCase();
      const count = await sessions.clear(tenant, user, site);
      return { status: 200, body: { user_id: user, domain: site, deleted: count > 0 } };
    },
  };
}

function clearAllRoute({ sessions }: Deps): Route {
  return {
    method: 'DELETE',
    path: '/valet/sessions/:userId',
    operationId: 'clearSessions',
    summary: 'Clear all browser sessions of a user',
    description: 'Logs the user out everywhere: deletes all, and jobs of the user that run now keep none either.',
    parameters: [userId],
    answers: {
      200: {
        schema: objectOf({ user_id: userId.schema, deleted_count: { type: 'integer' } }),
        description: 'They are gone.',
      },
      401: unauthorized,
      422: wrongUser,
    },
    async handle({ tenant, params }) {
      const user = userOf(params);
      return { status: 200, body: { user_id: user, deleted_count: await sessions.clear(tenant, user, null) } };
    },
  };
}

function objectOf(properties: Readonly<Record<string, object>>) {
  return { type: 'object', additionalProperties: false, required: Object.keys(properties), properties };
}

function userOf(params: Readonly<Record<string, string>>): string {
  const { userId: given } = params;
  if (isUuid(given)) return given.toLowerCase();
  throw new ValetError(
    'validation_error',
    'The userId of the address must be a UUID, as valet_user_id of the jobs is.',
  );
}

function describe({ domain, lastUsedAt, createdAt, updatedAt, expiresAt }: SessionRow) {
  return {
    domain,
    last_used_at: lastUsedAt.toISOString(),
    created_at: createdAt.toISOString(),
    updated_at: updatedAt.toISOString(),
    expires_at: expiresAt?.toISOString() ?? null,
  };
}
