/** A URLPattern (WHATWG) that matches this one address: every character that would mean something else is escaped. */
export function patternOfUrl(url: string): string {
  return url.replace(/[\\+*?{}()]|:(?=[\p{ID_Start}$_])/gu, '\\$&');
}

/** The one address that a pattern of {@link patternOfUrl} matches; null for a pattern of many. */
export function urlOfPattern(pattern: string): string | null {
  const url = pattern.replace(/\\(.)/gs, '$1');
  return patternOfUrl(url) === pattern ? url : null;
}
