import type { StorageState } from '../plugin/browser-agent.ts';
import { siteDomain } from './site-domain.ts';

/** What is read of a cookie; the rest of it is kept as it is. `expires` in seconds since 1970, -1 for the browser's session. */
interface Cookie {
  readonly domain: string;
  readonly expires: number;
}

/** What is read of an origin's storage. */
interface OriginStorage {
  readonly origin: string;
}

/** What of a browser's state belongs to one domain; everything else, and what has no known shape, is left out. */
export function stateOf(state: StorageState, domain: string): StorageState {
  return {
    cookies: cookiesOf(state).filter((cookie) => siteDomain(cookie.domain.replace(/^\./, '')) === domain),
    origins: originsOf(state).filter(
      ({ origin }) => URL.canParse(origin) && siteDomain(new URL(origin).hostname) === domain,
    ),
  };
}

/** Several domains' states as one. */
export function joinStates(states: readonly StorageState[]): StorageState {
  return { cookies: states.flatMap(cookiesOf), origins: states.flatMap(originsOf) };
}

/** True when there is nothing in it. */
export function isEmptyState(state: StorageState): boolean {
  return cookiesOf(state).length === 0 && originsOf(state).length === 0;
}

/** When the last of it expires, in ms since 1970; null when some of it has no end. */
export function stateEndsAt(state: StorageState): number | null {
  const cookies = cookiesOf(state);
  if (cookies.length === 0 || originsOf(state).length > 0) return null;
  if (cookies.some(({ expires }) => expires <= 0)) return null;
  return Math.max(...cookies.map(({ expires }) => expires)) * 1000;
}

function cookiesOf({ cookies }: StorageState): readonly Cookie[] {
  return Array.isArray(cookies) ? cookies.filter(isCookie) : [];
}

function originsOf({ origins }: StorageState): readonly OriginStorage[] {
  return Array.isArray(origins) ? origins.filter(isOriginStorage) : [];
}

function isCookie(value: unknown): value is Cookie {
  const { domain, expires } = (value ?? {}) as Partial<Cookie>;
  return typeof domain === 'string' && typeof expires === 'number';
}

function isOriginStorage(value: unknown): value is OriginStorage {
  return typeof (value as Partial<OriginStorage> | null)?.origin === 'string';
}
