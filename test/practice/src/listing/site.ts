import fastify from 'fastify';
import { listedPlaces, openings } from './openings.ts';
import { alertMadePage, alertPage, listingPage, openingPage } from './pages.ts';

/** Something that a page sent. */
export interface ListingPost {
  readonly path: string;
  readonly fields: Readonly<Record<string, string>>;
}

/** A running site of openings, with what it was asked and sent. */
export interface ListingSite {
  /** Without a slash at its end. */
  readonly url: string;
  /** Pages that were asked for, with their query, oldest first. */
  readonly visits: readonly string[];
  readonly posts: readonly ListingPost[];
  /** Applications that arrived at any opening. */
  readonly applications: readonly ListingPost[];
  /** Forgets visits and posts. */
  forget(): void;
  close(): Promise<void>;
}

/** Starts the site on loopback; the caller closes it. */
export async function createListingSite({ port = 0 }: { readonly port?: number } = {}): Promise<ListingSite> {
  const app = fastify({ forceCloseConnections: true });
  const visits: string[] = [];
  const posts: ListingPost[] = [];
  const isApplication = ({ path }: ListingPost) => path.endsWith('/applications');
  app.addContentTypeParser(
    /^application\/x-www-form-urlencoded/,
    { parseAs: 'string' },
    async (_request: unknown, body: string | Buffer) => Object.fromEntries(new URLSearchParams(String(body))),
  );
  app.addHook('onRequest', async ({ method, url }) => {
    if (method === 'GET' && !url.startsWith('/favicon')) visits.push(url);
  });
  app.addHook('onSend', async (_request, reply) => void reply.type('text/html; charset=utf-8'));
  app.get<{ Querystring: Record<string, string> }>('/openings', async ({ query }) => {
    const { keyword = '', page = '1' } = query;
    const place = listedPlaces.find((one) => one.toLowerCase() === query['place']?.toLowerCase()) ?? '';
    return listingPage({ keyword, place }, Number(page));
  });
  app.get<{ Params: { id: string } }>('/openings/:id', async ({ params }, reply) => {
    const found = openings.find(({ id }) => String(id) === params.id);
    return found ? openingPage(found) : reply.code(404).send('<h1>Not found</h1>');
  });
  app.post<{ Params: { id: string }; Body: Record<string, string> }>(
    '/openings/:id/applications',
    async ({ url, body }) => {
      posts.push({ path: url, fields: body });
      return '<h1>Thank you for applying</h1>';
    },
  );
  app.get('/alerts/new', async () => alertPage());
  app.post<{ Body: Record<string, string> }>('/alerts', async ({ url, body }, reply) => {
    posts.push({ path: url, fields: body });
    return reply.redirect(`/alerts/made?name=${encodeURIComponent(body['name'] ?? '')}`, 303);
  });
  app.get<{ Querystring: { name?: string } }>('/alerts/made', async ({ query }) => alertMadePage(query.name ?? ''));
  const url = await app.listen({ host: '127.0.0.1', port });
  return {
    url,
    visits,
    posts,
    get applications() {
      return posts.filter(isApplication);
    },
    forget() {
      visits.length = 0;
      posts.length = 0;
    },
    close: () => app.close(),
  };
}
