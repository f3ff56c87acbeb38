import fastifyRateLimit from '@fastify/rate-limit';
import fastifySwagger from '@fastify/swagger';
import fastifySwaggerUi from '@fastify/swagger-ui';
import { ValetError } from '@valet/core';
import fastify, { type FastifyInstance, type FastifyRequest, LogController } from 'fastify';
import type { Config } from '../config.ts';
import { checkDocument } from '../job/check-document.ts';
import type { ApiCounts } from '../monitor/api-counts.ts';
import { logOptions } from '../redact/log-options.ts';
import { createRedactor, type Redactor } from '../redact/redactor.ts';
import { asTenant } from '../store/tenant-scope.ts';
import { addStreams } from './add-streams.ts';
import type { CheckServiceKey } from './auth.ts';
import { makeOpenApi } from './openapi.ts';
import { toProblem } from './problem.ts';
import { type Route, type RouteRequest, routeUrl, type StreamRoute } from './route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    /** Whose service key the request carried. */
    tenant: string;
  }
}

/** Bodies are references and words, never files. */
const bodyLimitBytes = 1024 * 1024;

/** What a server shares with the rest of its process. */
export interface ServerParts {
  readonly counts: ApiCounts;
  readonly redactor: Redactor;
}

/** A server without routes, which counts what it answers; its `log` tells method, address, status and time of each request, never a header or body. */
export function createServer(
  config: Pick<Config, 'logLevel'>,
  { counts = { requests: 0, errors: 0 }, redactor = createRedactor() }: Partial<ServerParts> = {},
): FastifyInstance {
  const server = fastify({
    logger: logOptions(config, redactor),
    // One line for each request, below.
    logController: new LogController({ disableRequestLogging: true }),
    bodyLimit: bodyLimitBytes,
    routerOptions: { maxParamLength: 200 },
    // Open connections of idle clients must not hold up a stop.
    forceCloseConnections: true,
  });
  server.decorateRequest('tenant', '');
  server.addHook('preValidation', async ({ body }, reply) => {
    // Until the request is over, whether it was answered or the client went away.
    if (body !== undefined) reply.raw.once('close', redactor.hold(body));
  });
  server.removeContentTypeParser('text/plain');
  server.setErrorHandler((error, request, reply) => {
    const { status, body, headers = {} } = toProblem(error);
    if (status >= 500) request.log.error({ err: error }, 'request failed');
    return reply.code(status).headers(headers).send(body);
  });
  server.addHook('onResponse', async (request, reply) => {
    counts.requests += 1;
    if (reply.statusCode >= 500) counts.errors += 1;
    const { method } = request;
    const [url] = request.url.split('?'); // a query may say anything
    request.log.info({ method, url, status: reply.statusCode, ms: Math.round(reply.elapsedTime) }, 'request');
  });
  server.setNotFoundHandler((_request, reply) => {
    const { status, body } = toProblem({ statusCode: 404 });
    return reply.code(status).send(body);
  });
  return server;
}

/** What the routes of a server are made of. */
export interface RoutesDeps {
  readonly routes: readonly Route[];
  readonly streams?: readonly StreamRoute[];
  readonly checkServiceKey: CheckServiceKey;
  readonly version: string;
  /** Requests that each service key may send in a minute. */
  readonly rateLimit: number;
}

/** Adds the routes, /openapi.json and the browsable /docs (which load nothing from elsewhere). */
export async function addRoutes(
  server: FastifyInstance,
  { routes, streams = [], checkServiceKey, version, rateLimit }: RoutesDeps,
): Promise<void> {
  await server.register(fastifyRateLimit, {
    max: rateLimit,
    timeWindow: 60_000,
    // Runs after the check of the key; what needs no key is not counted.
    keyGenerator: ({ headers }) => String(headers['x-gh-service-key']),
    allowList: ({ tenant }) => tenant === '',
    errorResponseBuilder: (_request, { ttl }) =>
      new ValetError('too_many_requests', `A service key may send ${rateLimit} requests a minute; wait.`, {
        details: { retryAfterSeconds: Math.ceil(ttl / 1000) },
      }),
  });
  const document = makeOpenApi([...routes, ...streams], { version });
  await server.register(fastifySwagger, { mode: 'static', specification: { document: document as never } });
  await server.register(fastifySwaggerUi, { routePrefix: '/docs', staticCSP: true });
  server.get('/openapi.json', async () => document);
  const authorise = async (request: FastifyRequest) => {
    request.tenant = await checkServiceKey(request.headers['x-gh-service-key']);
  };
  await addStreams(server, { streams, authorise });
  for (const route of routes) {
    server.route({
      method: route.method,
      url: routeUrl(route),
      // Before the body is read: a stranger's body is not worth parsing.
      ...(!route.isPublic && { onRequest: authorise }),
      handler: async (request, reply) => {
        const { tenant, params, query, headers: given, body: sent } = request;
        // No id and no name has characters that a store cannot keep.
        if (checkDocument(params).length > 0) throw new ValetError('not_found', 'There is nothing at this address.');
        const asked = { tenant, params, query, headers: given, body: sent } as RouteRequest;
        const { status, body, headers = {} } = await asTenant(tenant, () => route.handle(asked));
        return reply.code(status).headers(headers).send(body);
      },
    });
  }
}

/** Listens and returns the server's address. Error: `port_in_use`, `config_invalid` (the address is not this machine's). */
export async function listen(server: FastifyInstance, { host, port }: Pick<Config, 'host' | 'port'>): Promise<string> {
  try {
    return await server.listen({ host, port });
  } catch (error) {
    const { code } = error as NodeJS.ErrnoException;
    if (code === 'EADDRINUSE')
      throw new ValetError('port_in_use', `Port ${port} on ${host} is taken.`, { cause: error });
    throw new ValetError('config_invalid', `VALET_HOST ${host} and PORT ${port} cannot be listened on (${code}).`, {
      cause: error,
    });
  }
}
