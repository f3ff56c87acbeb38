import type { FormField } from '../../site/site-posting.ts';

/** What the page tells its script. */
export interface PagePosting {
  readonly path: string;
  readonly fields: readonly FormField[];
  readonly thanks: string;
  readonly isHasty: boolean;
}

/** The posting of this page. */
export function readPosting(): PagePosting {
  return JSON.parse(document.querySelector('#posting')?.textContent ?? '{}');
}

/** Sends the answers and shows how it went: the thanks in place of the form when the server says so, else its words. */
export async function send({ path, thanks }: PagePosting, body: FormData, complain: (text: string) => void) {
  const answer = await fetch(path, { method: 'POST', body });
  const page = new DOMParser().parseFromString(await answer.text(), 'text/html');
  const error = page.querySelector('.error');
  const isTaken = answer.ok && !error && page.body.textContent?.includes(thanks);
  if (!isTaken) return complain(error?.textContent ?? 'Something went wrong.');
  const app = document.querySelector('#app');
  const message = document.createElement('h2');
  message.textContent = thanks;
  app?.replaceChildren(message);
}
