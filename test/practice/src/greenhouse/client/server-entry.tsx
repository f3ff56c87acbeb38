import { renderToString } from 'react-dom/server';
import type { JobPage, JobPost } from '../job-post.ts';
import { App } from './app.tsx';
import { Confirmation } from './confirmation.tsx';

/** The posting's page as HTML, ready to be hydrated. */
export function renderPage(page: JobPage): string {
  return renderToString(<App page={page} />);
}

/** The confirmation as HTML; it has no script. */
export function renderConfirmation(jobPost: JobPost): string {
  return renderToString(<Confirmation jobPost={jobPost} />);
}
