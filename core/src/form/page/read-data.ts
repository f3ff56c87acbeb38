import type { ExtractPart, ExtractWhat } from '@valet/schemas';
import { agreeOnAll } from './agree.ts';
import { currentOf } from './current.ts';
import { type AgreedQuery, agreedAmong, votesOf } from './find-agreed.ts';
import { isCss } from './find-unit.ts';
import { locate, shownText } from './locate.ts';
import { queryDeep } from './tree.ts';
import { makeUnit } from './unit.ts';

/** What an extract step reads. */
export interface DataQuery extends AgreedQuery {
  readonly read: ExtractWhat;
  readonly each: readonly ExtractPart[] | null;
}

/** What the frame holds of it. */
export type DataFound =
  | { readonly kind: 'none' }
  | { readonly kind: 'split'; readonly why: string }
  | { readonly kind: 'read'; readonly data: unknown };

/** Reads one element that the locators agree on, or all that they lead to where a list is asked. */
export function readData(query: DataQuery): DataFound {
  const lists = locate(query.locators, 'any');
  if (query.read === 'list') return readList(lists, query);
  const found = agreedAmong(lists, query);
  return found instanceof Element ? { kind: 'read', data: readPart(found, query.read) } : found;
}

export function readList(lists: readonly (readonly Element[])[], { ways, each }: DataQuery): DataFound {
  const all = [...new Set(lists.flat())];
  const agreed = agreeOnAll(votesOf(lists, all, ways));
  if (agreed.kind !== 'all') return agreed;
  const elements = agreed.at.flatMap((at) => all[at] ?? []);
  return { kind: 'read', data: elements.map((element) => (each ? readRow(element, each) : readPart(element, 'text'))) };
}

export function readRow(element: Element, each: readonly ExtractPart[]): Record<string, string | null> {
  return Object.fromEntries(
    each.map(({ into, css, read }) => {
      const [part] = isCss(css) ? queryDeep(element, css) : [];
      return [into, part ? readPart(part, read) : null];
    }),
  );
}

/** What an element shows, holds, or leads to; null for a link that is none. */
export function readPart(element: Element, read: 'text' | 'value' | 'link'): string | null {
  if (read === 'text') return shownText(element);
  if (read === 'value') return currentOf(makeUnit(element, [element], new Set()));
  const link = element.closest('a[href]') ?? element.querySelector('a[href]');
  return link instanceof HTMLAnchorElement ? link.href : null;
}
