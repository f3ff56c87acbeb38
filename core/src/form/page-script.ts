import type { PageScript } from '../plugin/browser-agent.ts';

/** The namespace of a page module: what `import * as name` gives. */
export type PageModule = Readonly<Record<string, unknown>>;

/**
 * Joins page modules into one script: an expression that evaluates to the function `entry`. Exported functions travel
 * as their text, exported data as JSON with regular expressions; what `entry` does not need stays behind. A page module may only use what composed modules
 * export, its own locals and the page's globals, and holds no text that spans lines (indentation is dropped). Throws when two modules export one name or `entry` is missing.
 */
export function composePageScript<A, R>(id: string, modules: readonly PageModule[], entry: string): PageScript<A, R> {
  const parts = new Map<string, string>();
  for (const module of modules) {
    for (const [name, value] of Object.entries(module)) {
      if (parts.has(name)) throw new TypeError(`Page script ${id}: two modules export ${name}`);
      parts.set(name, declare(name, value));
    }
  }
  if (!parts.has(entry)) throw new TypeError(`Page script ${id}: no module exports its entry ${entry}`);
  const needed = reachable(parts, entry);
  const texts = [...parts].flatMap(([name, text]) => (needed.has(name) ? [text] : []));
  const source = `(() => {\n${texts.join('\n')}\nreturn ${entry};\n})()`;
  return { id, source: source.replace(/\s*\n\s*/g, '\n') };
}

/** Names that the entry's text mentions, and theirs in turn; one that stands in a string only is taken along too. */
function reachable(parts: ReadonlyMap<string, string>, entry: string): Set<string> {
  const needed = new Set([entry]);
  for (const name of needed) {
    for (const word of parts.get(name)?.match(/[\w$]+/g) ?? []) if (parts.has(word)) needed.add(word);
  }
  return needed;
}

function declare(name: string, value: unknown): string {
  if (typeof value !== 'function') return `const ${name} = ${literal(value)};`;
  const text = value.toString();
  return /^(async )?function\b/.test(text) ? text : `const ${name} = ${text};`;
}

/** Data as source text. A function inside data is named, so it must be exported by a composed module. */
function literal(value: unknown): string {
  if (value instanceof RegExp) return String(value);
  if (typeof value === 'function') return value.name;
  if (Array.isArray(value)) return `[${value.map(literal).join(',')}]`;
  if (value !== null && typeof value === 'object') {
    return `{${Object.entries(value)
      .map(([key, item]) => `${JSON.stringify(key)}:${literal(item)}`)
      .join(',')}}`;
  }
  return JSON.stringify(value) ?? 'undefined';
}
