import type { PathMatch, UrlMatch } from '@valet/schemas';

/** A URL or path match of a manifest, ready to be asked. */
export interface UrlRoute {
  /** Source text, for messages. */
  readonly text: string;
  /** Higher is more specific; compared part by part. */
  readonly specificity: readonly number[];
  /** Captures of the URL, or null when it does not match. */
  match(url: URL): Readonly<Record<string, string>> | null;
}

/** Compiles a {@link UrlMatch}. Throws TypeError for a pattern that URLPattern (WHATWG) refuses. */
export function compileUrlMatch(match: UrlMatch): UrlRoute {
  const pattern = new URLPattern(match.pattern);
  const ending = literalEnding(pattern.hostname);
  return compile(match.pattern, match.query, [pattern.hostname, pattern.pathname], (url) =>
    url.hostname.endsWith(ending) ? pattern.exec(`${url.origin}${url.pathname}`) : null,
  );
}

/** Compiles a {@link PathMatch}: the same, for any host. */
export function compilePathMatch(match: PathMatch): UrlRoute {
  const pattern = new URLPattern({ pathname: match.path });
  return compile(match.path, match.query, ['*', pattern.pathname], (url) => pattern.exec({ pathname: url.pathname }));
}

function compile(
  text: string,
  query: Readonly<Record<string, string>> | undefined,
  parts: readonly [string, string],
  exec: (url: URL) => URLPatternResult | null,
): UrlRoute {
  const parameters = Object.entries(query ?? {}).map(([name, value]) => ({
    name,
    pattern: new URLPattern({ pathname: `/${value}` }),
  }));
  return {
    text: parameters.length > 0 ? `${text}?${parameters.map(({ name }) => name).join('&')}` : text,
    specificity: [...parts.map(countLiterals), parameters.length],
    match(url) {
      if (parameters.some(({ name }) => !url.searchParams.has(name))) return null;
      const result = exec(url);
      if (!result) return null;
      const captures = { ...named(result.hostname.groups), ...named(result.pathname.groups) };
      for (const { name, pattern } of parameters) {
        const value = url.searchParams.get(name);
        const found = value === null ? null : pattern.exec({ pathname: `/${value}` });
        if (!found) return null;
        Object.assign(captures, named(found.pathname.groups));
      }
      return captures;
    },
  };
}

/** What every text that fits the pattern ends with: most addresses fit none, and a pattern takes long to say so. */
function literalEnding(pattern: string): string {
  return /(?:[*?+)}]|:\w+)?([\w.-]*)$/.exec(pattern)?.[1] ?? '';
}

/** Characters of a pattern that stand for themselves: what makes one pattern more specific than another. */
function countLiterals(pattern: string): number {
  return pattern.replace(/:\w+(\([^)]*\))?[?*+]?|\([^)]*\)[?*+]?|[*{}?+\\]/g, '').length;
}

function named(groups: Record<string, string | undefined>): Record<string, string> {
  const pairs = Object.entries(groups).filter(([key, value]) => !/^\d+$/.test(key) && value !== undefined);
  return Object.fromEntries(pairs) as Record<string, string>;
}

/** Negative when `a` is more specific than `b`. */
export function compareSpecificity(a: readonly number[], b: readonly number[]): number {
  for (let index = 0; index < Math.max(a.length, b.length); index++) {
    const difference = (b[index] ?? 0) - (a[index] ?? 0);
    if (difference !== 0) return difference;
  }
  return 0;
}

/** Fills `{name}` in a template with captures; undefined when one is missing. */
export function fillTemplate(template: string, captures: Readonly<Record<string, string>>): string | undefined {
  let isComplete = true;
  const text = template.replace(/\{(\w+)\}/g, (_, name: string) => {
    const value = captures[name];
    if (value === undefined) isComplete = false;
    return value ?? '';
  });
  return isComplete ? text : undefined;
}
