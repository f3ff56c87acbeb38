/** What NUL characters become: they cannot be kept in PostgreSQL, and only a page that plays tricks has them. */
const replacement = '\uFFFD';
const suspicious = /\\u0000|\\ud[89a-f]/i;

/** The value with every text made so that PostgreSQL can keep it; what pages say reaches the store through here. */
export function storable<T>(value: T): T {
  const json = JSON.stringify(value);
  // JSON.stringify escapes NUL and lone surrogates, and whole pairs never.
  return json === undefined || !suspicious.test(json) ? value : (clean(value) as T);
}

function clean(value: unknown): unknown {
  if (typeof value === 'string') return value.replaceAll('\0', replacement).toWellFormed();
  if (Array.isArray(value)) return value.map(clean);
  if (typeof value !== 'object' || value === null || value instanceof Date) return value;
  return Object.fromEntries(Object.entries(value).map(([key, part]) => [clean(key), clean(part)]));
}
