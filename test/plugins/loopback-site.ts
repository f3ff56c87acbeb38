import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';

/** What a site received. */
export interface Hit {
  readonly method: string;
  readonly path: string;
  readonly body: string;
}

/** What a path answers: HTML, or whatever a function makes of the request. */
export type Page = string | ((request: IncomingMessage, response: ServerResponse, body: string) => void);

/** A site on 127.0.0.1 that answers from a table and writes down everything it receives. */
export interface LoopbackSite {
  readonly port: number;
  readonly url: (path: string) => string;
  readonly hits: Hit[];
  /** `METHOD path` of every hit, the browser's own favicon request left out. */
  readonly seen: () => string[];
  /** Resolves when a request for the path has come in. */
  readonly arrival: (path: string) => Promise<void>;
  readonly close: () => Promise<void>;
}

export async function openSite(pages: Readonly<Record<string, Page>>): Promise<LoopbackSite> {
  const hits: Hit[] = [];
  let next = Promise.withResolvers<void>();
  const server = createServer(async (request, response) => {
    const chunks: Buffer[] = [];
    for await (const chunk of request) chunks.push(chunk as Buffer);
    const body = Buffer.concat(chunks).toString();
    const path = request.url ?? '/';
    hits.push({ method: request.method ?? '', path, body });
    next.resolve();
    next = Promise.withResolvers();
    const page = pages[path.split('?', 1)[0] ?? ''];
    if (typeof page === 'function') return page(request, response, body);
    response.writeHead(page === undefined ? 404 : 200, { 'content-type': 'text/html' });
    response.end(page ?? 'nothing here');
  });
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    port,
    hits,
    url: (path) => `http://127.0.0.1:${port}${path}`,
    seen: () => hits.filter(({ path }) => path !== '/favicon.ico').map(({ method, path }) => `${method} ${path}`),
    arrival: async (path) => {
      while (!hits.some((hit) => hit.path === path)) await next.promise;
    },
    close: () =>
      new Promise((resolve) => {
        server.close(() => resolve());
        server.closeAllConnections();
      }),
  };
}

/** A page that redirects with the given status. */
export function redirect(status: number, location: string): Page {
  return (_request, response) => {
    response.writeHead(status, { location });
    response.end();
  };
}
