import { createHash } from 'node:crypto';

/**
 * SHA-256 (hexadecimal) of a checked request, with the defaults filled in and whatever order its properties came in: tells
 * whether a repeated idempotency key comes with the same request.
 */
export function hashRequest(kind: 'apply' | 'task', request: object): string {
  return createHash('sha256')
    .update(`${kind} ${JSON.stringify(request, sortKeys)}`)
    .digest('hex');
}

function sortKeys(_key: string, value: unknown): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  return Object.fromEntries(Object.entries(value).sort(([a], [b]) => (a < b ? -1 : 1)));
}
