import type { PracticeBoard } from '@valet/schemas';
import type { JobPage, PageEnv } from './job-post.ts';

/** Escapes text for HTML content and attributes. */
export function escapeHtml(text: string): string {
  return text.replaceAll('&', '&amp;').replaceAll('<', '&lt;').replaceAll('>', '&gt;').replaceAll('"', '&quot;');
}

/** JSON that cannot end the script element around it. */
function scriptJson(value: unknown): string {
  return JSON.stringify(value).replaceAll('<', '\\u003c');
}

/** A page's frame. */
export interface Document {
  title: string;
  body: string;
  board?: PracticeBoard | undefined;
  head?: string;
}

/** A whole HTML document in the look of the job boards. */
export function htmlDocument({ title, body, board, head = '' }: Document): string {
  const style = board ? ` style="--accent:${board.accent}"` : '';
  return `<!DOCTYPE html><html lang="en" dir="ltr"><head><meta charset="utf-8"><meta name="viewport" content="width=device-width,initial-scale=1"><title>${escapeHtml(title)}</title><link rel="icon" href="data:,"><link rel="stylesheet" href="/assets/styles.css">${head}</head><body${style}>${body}</body></html>`;
}

/** What a posting's page is made of. */
export interface JobPageParts {
  page: JobPage;
  env: PageEnv;
  board: PracticeBoard;
  /** The rendered form, which the script hydrates. */
  html: string;
}

/** The page of a posting, hosted or embedded, with the data that the real page carries in its scripts. */
export function jobPageHtml({ page, env, board, html }: JobPageParts): string {
  const { jobPost, practice } = page;
  const route = practice.embedded ? 'routes/embed.job_app' : 'routes/$url_token_.jobs_.$job_post_id';
  const context = { basename: '/', state: { loaderData: { [route]: page }, actionData: null, errors: null } };
  const head = [
    '<meta property="og:type" content="article">',
    `<meta property="og:title" content="${escapeHtml(jobPost.title)}">`,
    `<meta property="og:description" content="${escapeHtml(jobPost.job_post_location)}">`,
    `<meta property="og:url" content="${escapeHtml(jobPost.public_url)}">`,
    practice.embedded ? '<script src="/assets/embed-frame.js" type="module"></script>' : '',
  ].join('');
  const body = [
    `<div id="app">${html}</div>`,
    practice.embedded ? '' : footer,
    badge,
    `<script>window.__remixContext = ${scriptJson(context)};window.ENV = ${scriptJson(env)};</script>`,
    '<script src="/assets/greenhouse.js" type="module"></script>',
  ].join('');
  return htmlDocument({ title: `Job Application for ${jobPost.title} at ${jobPost.company_name}`, body, board, head });
}

const footer =
  '<footer class="footer"><p class="body">A practice site: nothing that is sent here reaches an employer.</p></footer>';

/** The invisible check that every real page loads; it is there and blocks nothing. */
const badge =
  '<div class="grecaptcha-badge" data-style="bottomright" style="visibility:hidden;position:fixed;width:256px;height:60px;bottom:14px;right:-186px"><div class="grecaptcha-logo"></div><textarea id="g-recaptcha-response-100000" name="g-recaptcha-response" class="g-recaptcha-response" style="display:none"></textarea></div>';

/** A short message in the board's look, such as that a posting is closed. */
export function noticeHtml({ title, text, board }: { title: string; text: string; board?: PracticeBoard }): string {
  const body = `<main class="main notice"><div class="job-post-container"><h1 class="section-header section-header--large">${escapeHtml(title)}</h1><p class="body">${escapeHtml(text)}</p></div></main>`;
  return htmlDocument({ title, body, board });
}
