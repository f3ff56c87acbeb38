import { escapeHtml } from '../greenhouse/page-html.ts';
import { findOpenings, listedPlaces, type Opening, type OpeningQuery } from './openings.ts';

/** Openings of one page of the listing. */
export const pageSize = 3;

function document(title: string, body: string): string {
  return `<!doctype html><html lang="en"><head><meta charset="utf-8"><title>${escapeHtml(title)}</title></head><body>${body}</body></html>`;
}

/** A page of the listing: the search, the cards, and a way to the next page where there is one. */
export function listingPage(query: OpeningQuery, page: number): string {
  const found = findOpenings(query);
  const shown = found.slice((page - 1) * pageSize, page * pageSize);
  const more = new URLSearchParams({ ...query, page: String(page + 1) });
  const next =
    found.length > page * pageSize
      ? `<nav aria-label="Pages"><a class="next" rel="next" href="/openings?${escapeHtml(String(more))}">Next page</a></nav>`
      : '';
  const list =
    shown.length > 0
      ? `<ul id="results" data-testid="results">${shown.map(card).join('')}</ul>${next}`
      : '<p role="status" class="none" data-testid="none">No openings found</p>';
  return document('Openings', `<h1>Openings</h1>${searchForm(query)}${list}`);
}

function searchForm({ keyword, place }: OpeningQuery): string {
  const options = ['', ...listedPlaces].map(
    (one) => `<option value="${one.toLowerCase()}"${one === place ? ' selected' : ''}>${one || 'Anywhere'}</option>`,
  );
  return `<form action="/openings" method="get">
<p><label for="keyword">Job title</label> <input id="keyword" name="keyword" value="${escapeHtml(keyword)}"></p>
<p><label for="place">Place</label> <select id="place" name="place">${options.join('')}</select></p>
<button id="search" type="submit">Find openings</button></form>`;
}

function card({ id, title, place, team }: Opening): string {
  return `<li class="opening" data-testid="opening"><h3><a class="title" href="/openings/${id}">${title}</a></h3><p class="place">${place}</p><p class="team">${team}</p></li>`;
}

/** One opening with the form to apply by. */
export function openingPage({ id, title, place, team }: Opening): string {
  return document(
    title,
    `<h1>${title}</h1><dl><dt>Place</dt><dd class="place">${place}</dd><dt>Team</dt><dd class="team">${team}</dd></dl>
<form action="/openings/${id}/applications" method="post">
<p><label for="first">First name</label> <input id="first" name="first_name"></p>
<p><label for="last">Last name</label> <input id="last" name="last_name"></p>
<p><label for="mail">Email</label> <input id="mail" type="email" name="email"></p>
<button id="check" type="button">Check entries</button> <button id="send" type="submit">Submit application</button></form>
<script>document.querySelector('#check').addEventListener('click', () => fetch('/openings/${id}/applications', { method: 'POST', body: new URLSearchParams(new FormData(document.forms[0])) }));</script>`,
  );
}

/** A form that asks for nobody: what to be told of. */
export function alertPage(): string {
  const options = ['Daily', 'Weekly', 'Monthly'].map((one) => `<option value="${one.toLowerCase()}">${one}</option>`);
  return document(
    'New alert',
    `<h1>New alert</h1><form action="/alerts" method="post">
<p><label for="name">Name of the alert</label> <input id="name" name="name" required></p>
<p><label for="often">How often</label> <select id="often" name="often">${options.join('')}</select></p>
<p><label><input type="checkbox" id="remote" name="remote" value="yes"> Remote only</label></p>
<div id="more"></div>
<button id="create" type="submit">Create alert</button></form>
<script>document.querySelector('#often').addEventListener('change', ({ target }) => { setTimeout(() => { document.querySelector('#more').innerHTML = target.value === 'weekly' ? '<label for="day">Day of the week</label> <input id="day" name="day">' : ''; }, 50); });</script>`,
  );
}

/** What was made of an alert. */
export function alertMadePage(name: string): string {
  return document('Alert made', `<h1>Alert made</h1><p id="made">${escapeHtml(name)}</p>`);
}
