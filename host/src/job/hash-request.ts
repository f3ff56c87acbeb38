import { hash } from 'node:crypto';

/**
 * SHA-256 (hexadecimal) of a checked request, with the defaults filled in and whatever order its properties came in: tells
 * whether a repeated idempotency key comes with the same request.
 */
export function hashRequest(kind: 'apply' | 'task', request: object): string {
  return hash('sha256', `${kind} ${sortedJson(request)}`);
}

/** As JSON.stringify, with the properties of every object in the order of their names. */
function sortedJson(value: unknown): string {
  if (typeof value !== 'object' || value === null) return JSON.stringify(value);
  if (Array.isArray(value)) return `[${value.map(sortedJson).join(',')}]`;
  const entries = Object.entries(value).filter(([, inner]) => inner !== undefined);
  const sorted = entries.sort(([a], [b]) => (a < b ? -1 : 1));
  return `{${sorted.map(([key, inner]) => `${JSON.stringify(key)}:${sortedJson(inner)}`).join(',')}}`;
}
