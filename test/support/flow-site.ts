import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import type { AtsEntry } from '@valet/core';
import type { AtsManifest } from '@valet/schemas';

/** Answers one path of a {@link FlowSite}; a string is served as HTML. */
export type FlowRoute = string | ((request: IncomingMessage, response: ServerResponse) => void | Promise<void>);

/** A site of hand-written pages below `/jobs/`, which records what is sent to `/apply/`. */
export interface FlowSite {
  /** Address of a posting. */
  url(page: string): string;
  /** Serves a path from now on. */
  serve(path: string, route: FlowRoute): void;
  /** What reached `/apply/<page>`, oldest first, as the page sent it. */
  applications(page: string): readonly Readonly<Record<string, string>>[];
  /** Number of requests for a path so far. */
  hits(path: string): number;
  close(): Promise<void>;
}

/** The plugin of the site, with what a test changes of its manifest. */
export function flowPlugin(change: Partial<AtsManifest> = {}): AtsEntry {
  const manifest: AtsManifest = {
    apiVersion: 1,
    kind: 'ats',
    id: 'flow',
    displayName: 'Flow',
    description: 'Hand-written pages.',
    engines: { valet: '>=0.1 <2' },
    match: {
      urls: [{ pattern: 'http://127.0.0.1:*/jobs/:page', posting: '{page}' }],
      examples: { yes: [{ url: 'http://127.0.0.1:80/jobs/a' }], no: ['http://127.0.0.1:80/'] },
    },
    submit: {
      requests: [{ method: 'POST', path: '/apply/:page' }],
      confirmation: { needs: ['network', 'dom'], dom: ['#thanks'], timeoutMs: 5_000 },
      duplicates: 'refused',
    },
    ...change,
  };
  return { packageName: '@valet/ats-flow', manifest, load: async () => ({}) };
}

/** Starts a site on loopback; the caller closes it. */
export async function startFlowSite(): Promise<FlowSite> {
  const routes = new Map<string, FlowRoute>();
  const sent = new Map<string, Record<string, string>[]>();
  const hits = new Map<string, number>();
  const server = createServer(async (request, response) => {
    const path = (request.url ?? '/').replace(/\?.*$/s, '');
    hits.set(path, (hits.get(path) ?? 0) + 1);
    const page = path.match(/^\/apply\/(.+)$/)?.[1];
    const route = routes.get(path);
    if (route === undefined && page !== undefined && request.method === 'POST') {
      sent.set(page, [...(sent.get(page) ?? []), JSON.parse(await readBody(request))]);
      response.writeHead(200, { 'content-type': 'application/json' }).end('{}');
    } else if (typeof route === 'function') await route(request, response);
    else if (route === undefined) response.writeHead(404).end();
    else response.writeHead(200, { 'content-type': 'text/html; charset=utf-8' }).end(route);
  });
  server.listen(0, '127.0.0.1');
  await new Promise((resolve) => server.once('listening', resolve));
  const { port } = server.address() as AddressInfo;
  return {
    url: (page) => `http://127.0.0.1:${port}/jobs/${page}`,
    serve: (path, route) => void routes.set(path, route),
    applications: (page) => sent.get(page) ?? [],
    hits: (path) => hits.get(path) ?? 0,
    async close() {
      server.closeAllConnections();
      await new Promise((resolve) => server.close(resolve));
    },
  };
}

/** The whole body of a request. */
export async function readBody(request: IncomingMessage): Promise<string> {
  const parts: Buffer[] = [];
  for await (const part of request) parts.push(part as Buffer);
  return Buffer.concat(parts).toString('utf8');
}

/** A page of a form that a script drives: `window.site` holds the steps, and `send` posts all values to `/apply/<page>`. */
export function flowPage(page: string, { body, script = '' }: { body: string; script?: string }): string {
  return `<!doctype html><meta charset="utf-8"><title>${page}</title><body>${body}
<script>
const $ = (selector) => document.querySelector(selector);
const site = { counts: {} };
document.addEventListener('input', ({ target }) => { site.counts[target.id] = (site.counts[target.id] ?? 0) + 1; }, true);
const values = () => Object.fromEntries([...document.querySelectorAll('input:not([type=file]),select,textarea')].map((one) => [one.id, one.type === 'checkbox' ? String(one.checked) : one.value]));
site.show = (id) => { for (const step of document.querySelectorAll('section')) step.hidden = step.id !== id; };
site.complain = (id, words) => {
  $('#' + id + '-error')?.remove();
  if (words) $('#' + id).insertAdjacentHTML('afterend', '<span class="error" role="alert" id="' + id + '-error">' + words + '</span>');
  return Boolean(words);
};
site.send = async (more = {}) => {
  await fetch('/apply/${page}', { method: 'POST', body: JSON.stringify({ ...values(), ...more }) });
  document.body.innerHTML = '<h1 id="thanks">Thank you for applying</h1>';
};
const on = (id, work) => $('#' + id).addEventListener('click', (event) => { event.preventDefault(); work(); });
${script}
</script>`;
}

/** A labelled text control. */
export function control(id: string, label: string, more = ''): string {
  return `<p><label for="${id}">${label}</label> <input id="${id}" name="${id}" ${more}></p>`;
}
