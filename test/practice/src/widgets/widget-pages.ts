import type { FastifyInstance } from 'fastify';
import { type Asset, buildAssets } from '../client-bundle.ts';
import { htmlDocument } from '../greenhouse/page-html.ts';
import { widgetKinds } from './widget-kind.ts';

/** Folder of the pages of one widget each. */
export const widgetPath = '/widgets';

let bundling: Promise<ReadonlyMap<string, Asset>> | undefined;

/** The many libraries of the widget pages are bundled when the first of these pages is asked for. */
function bundle(): Promise<ReadonlyMap<string, Asset>> {
  const entries = { widgets: './widgets/widget-page.tsx', look: './widgets/look.css' };
  bundling ??= buildAssets(entries, { splitting: true }).catch((error: unknown) => {
    bundling = undefined;
    throw error;
  });
  return bundling;
}

/** Adds one page for each kind of widget; what it shows is asked of `window.__practiceWidget`. */
export function addWidgetPages(app: FastifyInstance): void {
  app.get<{ Params: { kind: string } }>(`${widgetPath}/:kind`, ({ params: { kind } }, reply) => {
    if (!Object.hasOwn(widgetKinds, kind)) return reply.code(404).send();
    const head = `<link rel="stylesheet" href="${widgetPath}/assets/look.css">`;
    const body = `<main id="app" data-kind="${kind}"></main><script src="${widgetPath}/assets/widgets.js" type="module"></script>`;
    return reply.type('text/html; charset=utf-8').send(htmlDocument({ title: `Widget: ${kind}`, body, head }));
  });
  app.get<{ Params: { name: string } }>(`${widgetPath}/assets/:name`, async ({ params: { name } }, reply) => {
    const asset = (await bundle()).get(name);
    if (!asset) return reply.code(404).send();
    return reply.type(asset.contentType).send(Buffer.from(asset.body));
  });
}
