import type { PracticeScenario } from '@valet/schemas';
import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PostingKey } from '../posting-key.ts';
import type { SiteDeps } from '../site-deps.ts';
import { boardHtml, companyHtml, loaderScript } from './board-html.ts';
import { entryPath, jobPageData, pageEnv } from './job-page-data.ts';
import type { JobPage, JobPost } from './job-post.ts';
import { makeJobPost } from './make-job-post.ts';
import { htmlDocument, jobPageHtml, noticeHtml } from './page-html.ts';
import type { PostingRegistry } from './posting-registry.ts';

/** Renders the pages' parts that React draws; built from `client/server-entry.tsx`. */
export interface Renderer {
  renderPage(page: JobPage): string;
  renderConfirmation(jobPost: JobPost): string;
}

interface PageDeps extends SiteDeps {
  registry: PostingRegistry;
  renderer: Renderer;
}

type EmbedQuery = { for?: string; token?: string };

const closedNotice = 'The job you are looking for is no longer open.';

/** Adds every page that a person can open. */
export function addPages(app: FastifyInstance, deps: PageDeps): void {
  const { registry } = deps;
  app.get<{ Params: PostingKey }>('/:board/jobs/:job', (request, reply) =>
    sendJobPage({ deps, request, reply, key: request.params, isEmbedded: false }),
  );
  app.get<{ Querystring: EmbedQuery }>('/embed/job_app', (request, reply) =>
    sendJobPage({ deps, request, reply, key: keyIn(request.query), isEmbedded: true }),
  );
  app.get<{ Params: PostingKey }>('/:board/jobs/:job/confirmation', (request, reply) =>
    sendConfirmation(deps, reply, request.params),
  );
  app.get<{ Querystring: EmbedQuery }>('/embed/job_app/confirmation', (request, reply) =>
    sendConfirmation(deps, reply, keyIn(request.query)),
  );
  app.get<{ Params: { board: string }; Querystring: { error?: string } }>('/:board', (request, reply) =>
    sendBoard({ registry, reply, token: request.params.board, notice: request.query.error && closedNotice }),
  );
  app.get<{ Querystring: EmbedQuery }>('/embed/job_board', (request, reply) =>
    sendBoard({ registry, reply, token: request.query.for ?? '', notice: undefined }),
  );
  app.get<{ Querystring: EmbedQuery }>('/embed/job_board/js', (request, reply) =>
    reply
      .type('text/javascript; charset=utf-8')
      .send(loaderScript(originOf(request), (request.query.for ?? '').replaceAll(/[^a-z0-9]/g, ''))),
  );
  app.get<{ Params: { board: string }; Querystring: { gh_jid?: string } }>('/careers/:board', (request, reply) => {
    const scenario = registry.find({ board: request.params.board, job: request.query.gh_jid ?? '' });
    const board = registry.boardOf(request.params.board);
    if (!board) return sendNotFound(reply);
    return html(reply).send(companyHtml(board, scenario?.posting.title ?? 'Careers'));
  });
  app.get('/my/sign_in', (_request, reply) => html(reply).send(signInPage));
}

/** Scheme and host as the browser addressed them. */
export function originOf(request: FastifyRequest): string {
  return `${request.protocol}://${request.host}`;
}

function keyIn(query: EmbedQuery): PostingKey {
  return { board: query.for ?? '', job: query.token ?? '' };
}

function html(reply: FastifyReply): FastifyReply {
  return reply.type('text/html; charset=utf-8');
}

function sendNotFound(reply: FastifyReply): FastifyReply {
  return html(reply)
    .code(404)
    .send(noticeHtml({ title: 'Page not found', text: 'The page that you are looking for does not exist.' }));
}

interface JobPageRequest {
  deps: PageDeps;
  request: FastifyRequest;
  reply: FastifyReply;
  key: PostingKey;
  isEmbedded: boolean;
}

async function sendJobPage({ deps, request, reply, key, isEmbedded }: JobPageRequest): Promise<FastifyReply> {
  const scenario = deps.registry.find(key);
  if (!scenario) return sendNotFound(reply);
  if (deps.faults.of(key).hold.includes('page')) await deps.holds.keep('page', key);
  const { board } = scenario;
  if (deps.faults.takePageError(key)) {
    return html(reply)
      .code(500)
      .send(noticeHtml({ title: 'Something went wrong', text: 'An unexpected error occurred (500).' }));
  }
  const faults = deps.faults.of(key);
  if (faults.closed === 'redirect') return reply.redirect(`/${board.token}?error=true`, 302);
  if (faults.closed === 'gone') {
    return html(reply)
      .code(410)
      .send(noticeHtml({ title: 'This job is closed', text: closedNotice, board }));
  }
  const origin = originOf(request);
  const page = jobPageData({ scenario, faults, isEmbedded, origin });
  const env = pageEnv(origin, scenario);
  return html(reply).send(jobPageHtml({ page, env, board, html: deps.renderer.renderPage(page) }));
}

async function sendConfirmation(deps: PageDeps, reply: FastifyReply, key: PostingKey): Promise<FastifyReply> {
  const scenario = deps.registry.find(key);
  if (!scenario) return sendNotFound(reply);
  const faults = deps.faults.of(key);
  if (faults.hold.includes('confirmation')) await deps.holds.keep('confirmation', key);
  await deps.pause(faults.confirmationDelayMs);
  const jobPost = makeJobPost(scenario, '');
  const title = `Application received: ${jobPost.title} at ${jobPost.company_name}`;
  const body = deps.renderer.renderConfirmation(jobPost);
  return html(reply).send(htmlDocument({ title, body, board: scenario.board }));
}

interface BoardRequest {
  registry: PostingRegistry;
  reply: FastifyReply;
  token: string;
  notice: string | undefined;
}

function sendBoard({ registry, reply, token, notice }: BoardRequest): FastifyReply {
  const board = registry.boardOf(token);
  if (!board) return sendNotFound(reply);
  const rows = registry
    .openOf(token)
    .map((scenario: PracticeScenario) => ({ ...scenario.posting, url: entryPath(scenario) }));
  return html(reply).send(boardHtml(board, rows, notice));
}

/** Where the autofill button leads: a page that wants an account, and no way for an applicant without one. */
const signInPage = htmlDocument({
  title: 'Sign in',
  body: '<main class="main notice"><div class="job-post-container"><h1 class="section-header section-header--large">Sign in to autofill</h1><form class="sign-in"><div class="input-wrapper"><label class="label" for="user_email">Email</label><input class="input" id="user_email" type="email" autocomplete="username"></div><div class="input-wrapper"><label class="label" for="user_password">Password</label><input class="input" id="user_password" type="password" autocomplete="current-password"></div><button class="btn btn--rounded" type="button">Sign in</button></form></div></main>',
});
