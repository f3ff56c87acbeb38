import type { FastifyInstance, FastifyReply } from 'fastify';
import { loseAnswer, takeApplication } from '../site/intake.ts';
import { answersInstead } from '../site/page-gate.ts';
import { readMultipart } from '../site/received.ts';
import { addWallRoutes } from '../site/wall-routes.ts';
import type { SiteDeps } from '../site-deps.ts';
import { framePage, genericDocument, genericPage, plainForm, thanksPage } from './page-html.ts';
import { type GenericPosting, genericPostings } from './postings.ts';

/** The sites' browser script, by asset name; relative to `src`. */
export const genericEntries = { generic: './generic/client/browser-entry.ts' };

/** Adds companies' own sites; `frameOrigin` is where {@link addGenericFrames} serves. */
export function addGenericSites(app: FastifyInstance, deps: SiteDeps, frameOrigin: () => string): void {
  for (const posting of genericPostings) {
    const notice = (text: string) => genericDocument(posting, `<h1>${text}</h1>`);
    app.get(posting.path, async (_request, reply) => {
      if (!(await answersInstead(deps, { posting, reply, notice }))) {
        html(reply).send(genericPage(posting, frameOrigin()));
      }
      return reply;
    });
    addWallRoutes(app, deps, posting);
    if (posting.form !== 'framed') addSubmit(app, deps, posting);
  }
}

/** Adds the forms that stand in frames, on a server of their own: another origin than the page around them. */
export function addGenericFrames(app: FastifyInstance, deps: SiteDeps): void {
  for (const posting of genericPostings.filter(({ form }) => form === 'framed')) {
    app.get(`${posting.path}/form`, (_request, reply) => html(reply).send(framePage(posting)));
    addSubmit(app, deps, posting);
  }
}

function addSubmit(app: FastifyInstance, deps: SiteDeps, posting: GenericPosting): void {
  const emailName = posting.fields.find(({ kind }) => kind === 'email')?.name ?? '';
  app.post(posting.path, async (request, reply) => {
    const received = await readMultipart(request);
    const intake = await takeApplication(deps, { posting, received, emailName });
    if (intake.kind === 'lost') loseAnswer(reply);
    else if (intake.kind === 'broken') html(reply).code(500).send(genericDocument(posting, '<h1>Error</h1>'));
    else if (intake.kind === 'accepted') html(reply).send(thanksPage(posting, intake.isConfirmed));
    // Many a company's server says what is wrong with status 200 and the form once more.
    else html(reply).send(genericDocument(posting, plainForm(posting, intake.refusal.message)));
    return reply;
  });
}

function html(reply: FastifyReply): FastifyReply {
  return reply.type('text/html; charset=utf-8');
}
