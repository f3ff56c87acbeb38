import type { FastifyInstance, FastifyReply } from 'fastify';
import { type Intake, loseAnswer, takeApplication } from '../site/intake.ts';
import { answersInstead } from '../site/page-gate.ts';
import { type Received, readMultipart } from '../site/received.ts';
import type { SiteDeps } from '../site-deps.ts';
import type { LeverPosting } from './lever-posting.ts';
import { leverApplyPage, leverNotice, leverPostingPage, leverThanksPage } from './page-html.ts';
import { searchPlaces } from './places.ts';
import { leverPostings } from './postings.ts';

/** The site's browser script, by asset name; relative to `src`. */
export const leverEntries = { lever: './lever/client/lever-form.ts' };

const session = 'lever-session=practice';

/** Adds boards like Lever's: posting, form, place search, résumé reader, submit and thanks. */
export function addLeverSite(app: FastifyInstance, deps: SiteDeps): void {
  for (const posting of leverPostings) addPosting(app, deps, posting);
  app.get<{ Querystring: { text?: string } }>('/searchLocations', ({ query, headers }, reply) => {
    if (!headers.cookie?.includes(session)) return reply.code(403).send('Forbidden');
    return reply.send(searchPlaces(query.text ?? ''));
  });
  app.post<{ Querystring: { posting?: string } }>('/parseResume', async (request, reply) => {
    const [board = '', job = ''] = (request.query.posting ?? '').split('/');
    const posting = leverPostings.find(({ key }) => key.board === board && key.job === job);
    if (!posting) return reply.code(404).send({ ok: false, error: 'Document not found' });
    const { files } = await readMultipart(request);
    const faults = deps.faults.of(posting.key);
    if (faults.hold.includes('upload')) await deps.holds.keep('upload', posting.key);
    await deps.pause(faults.uploadDelayMs);
    return reply.send({ ...posting.parsed, links: [], location: '', resumeStorageId: files[0]?.sha256 ?? '' });
  });
}

function addPosting(app: FastifyInstance, deps: SiteDeps, posting: LeverPosting): void {
  const home = posting.path.replace(/\/apply$/, '');
  const gate = (reply: FastifyReply) => answersInstead(deps, { posting, reply, notice: leverNotice });
  app.get(home, async (_request, reply) => {
    if (!(await gate(reply))) html(reply).send(leverPostingPage(posting));
    return reply;
  });
  app.get(posting.path, async (_request, reply) => {
    if (!(await gate(reply))) html(reply).header('set-cookie', `${session}; Path=/`).send(leverApplyPage(posting));
    return reply;
  });
  app.get(`${home}/thanks`, async (_request, reply) => {
    const faults = deps.faults.of(posting.key);
    if (faults.hold.includes('confirmation')) await deps.holds.keep('confirmation', posting.key);
    await deps.pause(faults.confirmationDelayMs);
    return html(reply).send(leverThanksPage(posting, !faults.hideConfirmation));
  });
  app.post(posting.path, async (request, reply) => {
    const received = await readMultipart(request);
    const intake = await takeApplication(deps, {
      posting,
      received: withoutTwins(received),
      emailName: 'email',
      complaint: typedPlace(received),
    });
    answer({ posting, reply, intake, thanks: `${home}/thanks` });
    return reply;
  });
}

/** The server takes no place that was typed and not picked. */
function typedPlace({ values }: Received): string | undefined {
  const picked = values.get('selectedLocation')?.[0] ?? '';
  return picked === '' ? 'Please pick your location from the list.' : undefined;
}

/** A ticked box sends its hidden twin's 0 too: the last value counts, as on the server that reads them. */
function withoutTwins({ values, files }: Received): Received {
  const pairs = [...values].map(([name, all]) => [name, name.startsWith('consent[') ? all.slice(-1) : all] as const);
  return { values: new Map(pairs), files };
}

interface Answer {
  readonly posting: LeverPosting;
  readonly reply: FastifyReply;
  readonly intake: Intake;
  readonly thanks: string;
}

function answer({ posting, reply, intake, thanks }: Answer): void {
  if (intake.kind === 'lost') loseAnswer(reply);
  else if (intake.kind === 'accepted') reply.redirect(thanks, 302);
  else if (intake.kind === 'broken') html(reply).code(500).send(leverNotice('Something went wrong on our side.'));
  else {
    const { why, status, message } = intake.refusal;
    const page = why === 'server-error' || why === 'closed' ? leverNotice(message) : leverApplyPage(posting, message);
    html(reply).code(status).send(page);
  }
}

function html(reply: FastifyReply): FastifyReply {
  return reply.type('text/html; charset=utf-8');
}
