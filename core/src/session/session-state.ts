import type { StorageState } from '../plugin/browser-agent.ts';
import { siteDomain } from './site-domain.ts';
import { cookiesOf, originsOf } from './state-part.ts';

/** What of a browser's state belongs to one domain; everything else, and what has no known shape, is left out. */
export function stateOf(state: StorageState, domain: string): StorageState {
  const isOwn = (host: string) => siteDomain(host) === domain;
  return {
    cookies: cookiesOf(state).filter((cookie) => isOwn(cookie.domain.replace(/^\./, ''))),
    origins: originsOf(state).filter(({ origin }) => URL.canParse(origin) && isOwn(new URL(origin).hostname)),
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
