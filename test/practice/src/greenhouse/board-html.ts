import type { PracticeBoard, PracticePosting } from '@valet/schemas';
import { escapeHtml, htmlDocument } from './page-html.ts';

/** One line of a board's list. */
export interface ListedPosting extends Pick<PracticePosting, 'title' | 'location' | 'department'> {
  url: string;
}

/** A board's list of postings, by department. */
export function boardHtml(board: PracticeBoard, postings: ListedPosting[], notice?: string): string {
  const departments = Object.entries(Object.groupBy(postings, ({ department }) => department));
  const lists = departments.map(([department, rows = []]) => {
    const lines = rows.map(
      ({ title, location, url }) =>
        `<tr class="job-post"><td class="cell"><a href="${escapeHtml(url)}" target="_top"><p class="body body--medium">${escapeHtml(title)}</p><p class="body body__secondary">${escapeHtml(location)}</p></a></td></tr>`,
    );
    return `<div class="job-posts--table--department"><h3 class="section-header">${escapeHtml(department)}</h3><table><tbody>${lines.join('')}</tbody></table></div>`;
  });
  const flash = notice === undefined ? '' : `<div class="flash" role="alert">${escapeHtml(notice)}</div>`;
  const count = postings.length === 1 ? '1 job' : `${postings.length} jobs`;
  const body = `<main class="main job-board">${flash}<div class="job-board-container"><div class="image-container"><span class="logo">${escapeHtml(board.name)}</span></div><h1 class="section-header section-header--large">Current openings</h1><p class="body body__secondary">${escapeHtml(board.tagline)} · ${count}</p>${lists.join('')}</div></main>`;
  return htmlDocument({ title: `Jobs at ${board.name}`, body, board });
}

/** The company's own page: the form comes into `div#grnhse_app` by the board's loader script. */
export function companyHtml(board: PracticeBoard, title: string): string {
  const body = `<header class="company__header"><span class="logo">${escapeHtml(board.name)}</span><nav><a href="#about">About</a><a href="#work">Work</a><a href="#careers">Careers</a></nav></header><section class="company__hero"><h1>${escapeHtml(title)}</h1><p>${escapeHtml(board.tagline)}</p></section><div class="company__content"><div id="grnhse_app"></div></div><footer class="footer"><form class="company__search"><label for="site-search">Search this site</label><input class="input" id="site-search" name="q" type="search"></form><p class="body">A practice site: nothing that is sent here reaches an employer.</p></footer><script src="/embed/job_board/js?for=${board.token}"></script>`;
  return htmlDocument({ title: `${title} | ${board.name}`, body, board });
}

/** The loader: puts the posting named by the page's own `gh_jid` into an iframe, and gives it the height that it asks for. */
export function loaderScript(origin: string, token: string): string {
  return `(() => {
  const query = new URLSearchParams(location.search);
  const job = query.get('gh_jid');
  const path = job ? '/embed/job_app?for=${token}&token=' + encodeURIComponent(job) : '/embed/job_board?for=${token}';
  const frame = Object.assign(document.createElement('iframe'), {
    id: 'grnhse_iframe', title: 'Greenhouse Job Board', scrolling: 'no', width: '100%', height: '800', src: ${JSON.stringify(origin)} + path,
  });
  frame.style.border = '0';
  frame.allow = 'geolocation';
  addEventListener('message', (event) => {
    if (event.source === frame.contentWindow && typeof event.data?.height === 'number') frame.height = String(event.data.height);
  });
  document.getElementById('grnhse_app').append(frame);
})();
`;
}
