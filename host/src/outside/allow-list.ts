import { isIP } from 'node:net';
import ipaddr from 'ipaddr.js';
import { readHost } from './host-name.ts';

/** One entry: hosts that are open, on one port or on all. */
interface AllowedHost {
  readonly port: number | null;
  holdsName(name: string): boolean;
  holdsAddress(address: ipaddr.IPv4 | ipaddr.IPv6): boolean;
}

/** What is open although it is not of the public internet. */
export interface AllowList {
  /** A name that is open may lead anywhere. */
  holdsName(name: string, port: number): boolean;
  /** @param address an IP address */
  holdsAddress(address: string, port: number): boolean;
}

/** Makes the list; see {@link isAllowedHost} for its entries, of which wrong ones open nothing. */
export function createAllowList(entries: readonly string[]): AllowList {
  const hosts = entries.map(readEntry).filter((entry) => entry !== null);
  const on = (port: number) => hosts.filter((entry) => entry.port === null || entry.port === port);
  return {
    holdsName: (name, port) => on(port).some((entry) => entry.holdsName(name)),
    holdsAddress: (address, port) => on(port).some((entry) => entry.holdsAddress(ipaddr.process(address))),
  };
}

/**
 * Whether the text is an entry: a name (`ats.corp.example`), the names below one (`*.corp.example`), an address or a range
 * of them (`10.1.0.0/16`, `fd00::/8`), each with a port where only that is meant (`127.0.0.1:4010`, `[fd00::1]:4010`).
 */
export function isAllowedHost(text: string): boolean {
  return readEntry(text) !== null;
}

function readEntry(text: string): AllowedHost | null {
  const { host, port } = splitPort(text);
  if (port !== null && !(port >= 1 && port <= 65_535)) return null;
  if (host.includes('/')) return rangeEntry(host, port);
  if (host.startsWith('*.')) return zoneEntry(host.slice(2), port);
  const name = readHost(host);
  if (name === null) return null;
  if (isIP(name) !== 0) return rangeEntry(`${name}/${isIP(name) === 4 ? 32 : 128}`, port);
  return { port, holdsName: (asked) => asked === name, holdsAddress: () => false };
}

function rangeEntry(text: string, port: number | null): AllowedHost | null {
  if (!ipaddr.isValidCIDR(text)) return null;
  const [network, bits] = ipaddr.parseCIDR(text);
  const holdsAddress: AllowedHost['holdsAddress'] = (address) =>
    address.kind() === network.kind() && address.match(network, bits);
  return { port, holdsName: () => false, holdsAddress };
}

function zoneEntry(text: string, port: number | null): AllowedHost | null {
  const zone = readHost(text);
  if (zone === null || isIP(zone) !== 0) return null;
  return { port, holdsName: (asked) => asked.endsWith(`.${zone}`), holdsAddress: () => false };
}

function splitPort(text: string): { host: string; port: number | null } {
  const bracketed = /^\[([^\]]+)\](?::(\d{1,5}))?$/.exec(text);
  const plain = /^([^:]+):(\d{1,5})$/.exec(text);
  const [, host = text, port] = bracketed ?? plain ?? [];
  return { host, port: port === undefined ? null : Number(port) };
}
