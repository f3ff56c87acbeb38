import { isIP } from 'node:net';
import { type HostAddress, type ReachHost, ValetError } from '@valet/core';
import { whyNotPublic } from './address-class.ts';
import { type AllowList, createAllowList } from './allow-list.ts';
import { createGlance } from './glance.ts';
import { isLocalName, plainHost } from './host-name.ts';
import { type ResolveHost, resolveBySystem } from './resolve-host.ts';

/** Where the host, its workers and their browsers may connect to: the public internet, and what is allowed beside it. */
export interface Outside {
  /**
   * Looks a host up and returns the addresses that a connection may be made to: those and no others, so that a name that
   * leads elsewhere a moment later changes nothing. Errors: `address_refused`, `network_error` (no such host).
   */
  readonly reach: ReachHost;
  /**
   * What is wrong with an address that somebody wants visited, as it is known now: its scheme, credentials in it, or
   * where its host leads. Null when nothing is, or when its host cannot be found in time: `reach` decides again.
   */
  whyRefused(url: string): Promise<string | null>;
}

/** What it is made of. */
export interface OutsideOptions {
  /** Entries of VALET_ALLOW_HOSTS. */
  readonly allowHosts: readonly string[];
  readonly resolve?: ResolveHost;
}

/** Makes {@link Outside}. */
export function createOutside({ allowHosts, resolve = resolveBySystem }: OutsideOptions): Outside {
  const allowed = createAllowList(allowHosts);
  const glance = createGlance(resolve);
  return {
    async reach(given, port) {
      const host = plainHost(given);
      const addresses = await addressesOf(host, resolve);
      const why = judge(allowed, { host, port, addresses });
      if (why !== null)
        throw new ValetError('address_refused', `The host ${host} ${why}, and is not connected to; ${mend}.`);
      return addresses;
    },
    async whyRefused(text) {
      const url = new URL(text);
      const defaultPort = defaultPorts[url.protocol];
      if (defaultPort === undefined) return 'must be an http or https URL';
      if (url.username !== '' || url.password !== '') return 'must carry no user name and no password';
      const host = plainHost(url.hostname);
      const port = url.port === '' ? defaultPort : Number(url.port);
      const addresses = isIP(host) === 0 ? await glance(host) : literal(host);
      const why = judge(allowed, { host, port, addresses });
      return why === null ? null : `names a host that ${why}; ${mend}`;
    },
  };
}

interface Destination {
  readonly host: string;
  readonly port: number;
  readonly addresses: readonly HostAddress[];
}

/** One closed address closes the name: which of them a connection takes is not for the name's owner to play with. */
function judge(allowed: AllowList, { host, port, addresses }: Destination): string | null {
  if (allowed.holdsName(host, port)) return null;
  const unlisted = addresses.filter(({ address }) => !allowed.holdsAddress(address, port));
  const closed = unlisted.map(({ address }) => whyNotPublic(address)).find((why) => why !== null);
  if (closed !== undefined) return isIP(host) === 0 ? `leads to ${closed}` : `is ${closed}`;
  const isListed = addresses.length > 0 && unlisted.length === 0;
  return isLocalName(host) && !isListed ? 'is a name of the local network' : null;
}

async function addressesOf(host: string, resolve: ResolveHost): Promise<readonly HostAddress[]> {
  if (isIP(host) !== 0) return literal(host);
  try {
    return await resolve(host);
  } catch (error) {
    throw new ValetError('network_error', `The host ${host} cannot be found.`, { cause: error });
  }
}

function literal(address: string): readonly HostAddress[] {
  return [{ address, family: isIP(address) === 6 ? 6 : 4 }];
}

const defaultPorts: Readonly<Record<string, number>> = { 'http:': 80, 'https:': 443 };

const mend = 'where that is meant, open it with VALET_ALLOW_HOSTS';
