import { isIP } from 'node:net';

/** A host as it is compared and looked up: small letters, no brackets, no dot at the end. */
export function plainHost(host: string): string {
  const bare = host.startsWith('[') && host.endsWith(']') ? host.slice(1, -1) : host;
  return bare.toLowerCase().replace(/\.$/, '');
}

/** The host of an address as the URL standard reads it (`0x7f.1` is 127.0.0.1); null for none. */
export function readHost(text: string): string | null {
  const bracketed = isIP(text) === 6 ? `[${text}]` : text;
  if (/[/?#@\\]/.test(bracketed) || !URL.canParse(`http://${bracketed}`)) return null;
  const { hostname, port } = new URL(`http://${bracketed}`);
  return port === '' && hostname !== '' ? plainHost(hostname) : null;
}

/** Names that never leave a site: RFC 6761 §6.3, RFC 6762 §3, RFC 8375, and what ICANN keeps free for private use. */
const localZones = ['localhost', 'local', 'localdomain', 'home.arpa', 'internal'];

/** Whether the name is one of a site's own, whatever it leads to. */
export function isLocalName(name: string): boolean {
  return localZones.some((zone) => name === zone || name.endsWith(`.${zone}`));
}
