import type { StorageState } from '../plugin/browser-agent.ts';

/** What is read of a cookie; the rest of it is kept as it is. `expires` in seconds since 1970, -1 for the browser's session. */
export interface Cookie {
  readonly domain: string;
  readonly expires: number;
}

/** What is read of an origin's storage. */
export interface OriginStorage {
  readonly origin: string;
}

/** The cookies that have the known shape. */
export function cookiesOf({ cookies }: StorageState): readonly Cookie[] {
  return Array.isArray(cookies) ? cookies.filter(isCookie) : [];
}

/** The origins that have the known shape. */
export function originsOf({ origins }: StorageState): readonly OriginStorage[] {
  return Array.isArray(origins) ? origins.filter(isOriginStorage) : [];
}

/** When the last of it expires, in ms since 1970; null when some of it has no end. */
export function stateEndsAt(state: StorageState): number | null {
  const cookies = cookiesOf(state);
  if (cookies.length === 0 || originsOf(state).length > 0) return null;
  if (cookies.some(({ expires }) => expires <= 0)) return null;
  return Math.max(...cookies.map(({ expires }) => expires)) * 1000;
}

function isCookie(value: unknown): value is Cookie {
  const { domain, expires } = (value ?? {}) as Partial<Cookie>;
  return typeof domain === 'string' && typeof expires === 'number';
}

function isOriginStorage(value: unknown): value is OriginStorage {
  return typeof (value as Partial<OriginStorage> | null)?.origin === 'string';
}
