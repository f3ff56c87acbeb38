import fastifyWebsocket from '@fastify/websocket';
import type { FastifyInstance, FastifyRequest } from 'fastify';
import { createSocketListener } from '../realtime/socket-listener.ts';
import { createSseListener } from '../realtime/sse-listener.ts';
import { asTenant } from '../store/tenant-scope.ts';
import { type OpenedStream, type RouteRequest, routeUrl, type StreamRoute } from './route.ts';

declare module 'fastify' {
  interface FastifyRequest {
    stream: OpenedStream;
  }
}

/** Clients have nothing to say on a stream. */
const mostIncomingBytes = 1024;

/** What the streams of a server are made of. */
export interface StreamsDeps {
  readonly streams: readonly StreamRoute[];
  /** Error: `unauthorized`. */
  authorise(request: FastifyRequest): Promise<void>;
}

/** Adds streams, each as an event stream and, at the same address, as a WebSocket; a refusal is an ordinary answer to both. */
export async function addStreams(server: FastifyInstance, { streams, authorise }: StreamsDeps): Promise<void> {
  await server.register(fastifyWebsocket, { options: { maxPayload: mostIncomingBytes } });
  server.decorateRequest('stream', null);
  for (const route of streams) {
    server.route({
      method: route.method,
      url: routeUrl(route),
      exposeHeadRoute: false,
      onRequest: authorise,
      async preHandler(request) {
        const { tenant, params, query, headers } = request;
        const asked = { tenant, params, query, headers, body: undefined } as RouteRequest;
        request.stream = await asTenant(tenant, () => route.open(asked));
      },
      handler({ stream }, reply) {
        if (!stream) return void reply.code(204).send();
        reply.hijack();
        reply.raw.on('error', () => undefined).once('close', stream(createSseListener(reply.raw)));
      },
      wsHandler(socket, { stream }) {
        const listener = createSocketListener(socket);
        if (!stream) return listener.end('job_over');
        socket.on('error', () => undefined).once('close', stream(listener));
      },
    });
  }
}
