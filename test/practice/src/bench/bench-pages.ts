import type { FastifyInstance } from 'fastify';
import { htmlDocument } from '../greenhouse/page-html.ts';

/** Path of the page of 14 plain text fields. */
export const benchPath = '/bench/text14';

/** Browser scripts of the benchmark pages, relative to `src`. */
export const benchEntries = { bench: './bench/text14.tsx' };

/** Adds the pages that only benchmarks open. */
export function addBenchPages(app: FastifyInstance): void {
  const page = htmlDocument({
    title: 'Fourteen text fields',
    body: '<div id="app"></div><script src="/assets/bench.js" type="module"></script>',
  });
  app.get(benchPath, (_request, reply) => reply.type('text/html; charset=utf-8').send(page));
}
