import { hash, timingSafeEqual } from 'node:crypto';
import { type Clock, ValetError } from '@valet/core';
import { hashServiceKey } from '../key/service-key.ts';
import type { ServiceKeyRepository } from '../store/store.ts';

/** Checks the X-GH-Service-Key header and returns the tenant that the key belongs to. Error: `unauthorized`. */
export type CheckServiceKey = (header: string | readonly string[] | undefined) => Promise<string>;

/** What the check knows. */
export interface ServiceKeyDeps {
  /** The configured or generated key, and the tenant that it stands for. */
  readonly serviceKey: string;
  readonly tenant: string;
  /** The keys of the store, which other processes may add to and revoke. */
  readonly keys: Pick<ServiceKeyRepository, 'tenantOf'>;
  readonly clock: Clock;
}

/** How long the store's word for a key is believed: a revoked key is refused soon after. */
const believedMs = 2000;
/** Keys that are remembered at the same time; guesses are no reason to hold more. */
const mostRemembered = 10_000;

/** Makes the check; it takes equally long however much of a wrong key is right. */
export function createServiceKeyCheck({ serviceKey, tenant, keys, clock }: ServiceKeyDeps): CheckServiceKey {
  const wanted = digest(serviceKey);
  const remembered = new Map<string, { readonly tenant: Promise<string | null>; readonly until: number }>();
  const tenantOf = (key: string): Promise<string | null> => {
    const keyHash = hashServiceKey(key);
    const known = remembered.get(keyHash);
    if (known && clock.now() < known.until) return known.tenant;
    if (remembered.size >= mostRemembered) remembered.clear();
    const found = keys.tenantOf(keyHash);
    found.catch(() => remembered.delete(keyHash)); // the next request asks again
    remembered.set(keyHash, { tenant: found, until: clock.now() + believedMs });
    return found;
  };
  return async (header) => {
    if (typeof header === 'string' && timingSafeEqual(digest(header), wanted)) return tenant;
    const found = typeof header === 'string' && header !== '' ? await tenantOf(header) : null;
    if (found !== null) return found;
    const why = header === undefined ? 'missing' : 'wrong';
    throw new ValetError('unauthorized', `The service key is ${why}; send it as X-GH-Service-Key.`);
  };
}

function digest(text: string): Buffer {
  return hash('sha256', text, 'buffer');
}
