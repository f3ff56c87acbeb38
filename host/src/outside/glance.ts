import type { HostAddress } from '@valet/core';
import PQueue from 'p-queue';
import type { ResolveHost } from './resolve-host.ts';

/** How long a request waits for a name. */
const patienceMs = 2000;
/** A lookup of the system holds one of the process's four threads (libuv), which files and the store want as well. */
const mostLookups = 2;
const keepMs = 10_000;
const mostKept = 1000;

/** Where a name leads as far as can be told soon; nowhere when it cannot. Never fails. */
export type Glance = (name: string) => Promise<readonly HostAddress[]>;

interface Kept {
  readonly found: Promise<readonly HostAddress[]>;
  readonly at: number;
  /** What was found; null while it is looked for. */
  addresses: readonly HostAddress[] | null;
}

/** Makes {@link Glance}: names asked for within seconds are looked up once. Good for advice, not for a connection. */
export function createGlance(resolve: ResolveHost): Glance {
  const lookups = new PQueue({ concurrency: mostLookups });
  const kept = new Map<string, Kept>();

  const known = (name: string): Kept | null => {
    const entry = kept.get(name);
    return entry && Date.now() - entry.at < keepMs ? entry : null;
  };
  const look = (name: string): Promise<readonly HostAddress[]> => {
    const found = lookups.add(() => resolve(name)).catch(() => []);
    const entry: Kept = { found, at: Date.now(), addresses: null };
    void found.then((addresses) => {
      entry.addresses = addresses;
    });
    kept.delete(name);
    kept.set(name, entry);
    const [oldest] = kept.keys();
    if (kept.size > mostKept && oldest !== undefined) kept.delete(oldest);
    return found;
  };
  return async (name) => {
    const entry = known(name);
    if (entry?.addresses) return entry.addresses;
    const { promise: late, resolve: giveUp } = Promise.withResolvers<readonly HostAddress[]>();
    const timer = setTimeout(giveUp, patienceMs, []);
    return Promise.race([entry?.found ?? look(name), late]).finally(() => clearTimeout(timer));
  };
}
