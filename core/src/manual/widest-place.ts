import type { Recording } from './record-manual.ts';

/** Where a manual of a page holds: an ATS's forms are alike at all its companies, those of a company's own site hold there only. */
export function widestPlace({
  isOwnSite,
  url,
}: {
  readonly isOwnSite: boolean;
  readonly url: string;
}): Recording['place'] {
  if (!isOwnSite || !URL.canParse(url)) return { level: 'platform', urlPattern: '*' };
  const { host, origin } = new URL(url);
  return { level: 'company', company: host, urlPattern: `${origin}/*` };
}
