import type { FastifyInstance } from 'fastify';
import { answersInstead } from '../site/page-gate.ts';
import type { SiteDeps } from '../site-deps.ts';
import { createDraftBook } from './draft-book.ts';
import { createOperations, type Variables } from './operations.ts';
import { ashbyNotice, ashbyPage } from './page-html.ts';
import { type AshbyPosting, ashbyPostings } from './postings.ts';

/** The site's browser script, by asset name; relative to `src`. */
export const ashbyEntries = { ashby: './ashby/client/browser-entry.tsx' };

/** Adds boards like Ashby's: a page without a form element, drafts that are saved at each change, submit by GraphQL. */
export function addAshbySite(app: FastifyInstance, deps: SiteDeps): void {
  const drafts = createDraftBook();
  const forms = new Map<string, AshbyPosting>();
  const run = createOperations(deps, drafts);
  for (const posting of ashbyPostings) {
    app.get(posting.path, async (_request, reply) => {
      if (await answersInstead(deps, { posting, reply, notice: ashbyNotice })) return reply;
      const form = drafts.open();
      forms.set(form, posting);
      return reply.type('text/html; charset=utf-8').send(ashbyPage(posting, form));
    });
  }
  app.post<{ Querystring: { op?: string }; Body: { variables?: Variables } }>(
    '/api/non-user-graphql',
    async ({ query, body }, reply) => {
      const variables = body?.variables ?? {};
      const posting = forms.get(variables.formId ?? '');
      await run({ op: query.op ?? '', variables, posting, reply });
      return reply;
    },
  );
  app.register(async (store) => {
    store.removeAllContentTypeParsers();
    store.addContentTypeParser('*', { parseAs: 'buffer' }, (_request, body, done) => done(null, body));
    store.put<{ Params: { handle: string }; Body: Buffer }>('/ashby-store/:handle', ({ params, body }, reply) => {
      drafts.upload(params.handle, body);
      return reply.code(200).send();
    });
  });
}
