import { escapeHtml, htmlDocument } from './greenhouse/page-html.ts';
import type { ListedUrl } from './posting-urls.ts';

/** The server's front page: every posting and what it is good for. */
export function indexPage(postings: ListedUrl[], benchUrl: string): string {
  const rows = postings.map(
    ({ url, company, title, about }) =>
      `<tr class="job-post"><td class="cell"><a href="${escapeHtml(url)}"><p class="body body--medium">${escapeHtml(title)}</p><p class="body body__secondary">${escapeHtml(company)}</p></a></td><td class="cell body body__secondary">${escapeHtml(about)}</td></tr>`,
  );
  const body = `<main class="main job-board"><div class="job-board-container"><h1 class="section-header section-header--large">Practice postings</h1><p class="body body__secondary">Fictional jobs to apply to. Nothing that is sent here reaches an employer. <a href="/__practice/submissions">What was received</a> · <a href="${escapeHtml(benchUrl)}">14 text fields</a></p><table><tbody>${rows.join('')}</tbody></table></div></main>`;
  return htmlDocument({ title: 'Practice postings', body });
}
