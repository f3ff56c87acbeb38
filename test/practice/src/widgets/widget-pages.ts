import type { FastifyInstance } from 'fastify';
import { htmlDocument } from '../greenhouse/page-html.ts';
import { widgetKinds } from './widget-kind.ts';

/** Folder of the pages of one widget each. */
export const widgetPath = '/widgets';

/** Browser scripts of the widget pages, relative to `src`. */
export const widgetEntries = { widgets: './widgets/widget-page.tsx' };

/** Adds one page for each kind of widget; what it shows is asked of `window.__practiceWidget`. */
export function addWidgetPages(app: FastifyInstance): void {
  app.get<{ Params: { kind: string } }>(`${widgetPath}/:kind`, ({ params: { kind } }, reply) => {
    if (!Object.hasOwn(widgetKinds, kind)) return reply.code(404).send();
    const body = `<main id="app" data-kind="${kind}"></main><script src="/assets/widgets.js" type="module"></script>`;
    return reply.type('text/html; charset=utf-8').send(htmlDocument({ title: `Widget: ${kind}`, body }));
  });
}
