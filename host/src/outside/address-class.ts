import ipaddr from 'ipaddr.js';

/** What the classes of ipaddr.js are called in a message; every class but `unicast` is closed. */
const names: Readonly<Record<string, string>> = {
  unspecified: 'an unspecified address',
  broadcast: 'the broadcast address',
  multicast: 'a multicast address',
  linkLocal: 'a link-local address, where clouds keep their metadata',
  loopback: 'a loopback address',
  carrierGradeNat: "a carrier's own address (RFC 6598)",
  private: 'a private address',
  uniqueLocal: 'a private address',
  deprecatedSiteLocal: 'a private address',
};
const special = 'a reserved address';

/** Public by its number, and yet the machine's own platform: Azure's wire server answers only its own machines. */
const platformAddress = '168.63.129.16';

/** What IANA has given out as IPv6 unicast (RFC 4291 §2.4); the rest is reserved. */
const globalUnicast = ipaddr.IPv6.parseCIDR('2000::/3');
/** The one NAT64 prefix whose addresses stand for those of the public IPv4 (RFC 6052 §2.1). */
const nat64 = ipaddr.IPv6.parseCIDR('64:ff9b::/96');

/** What an IP address is when it is not one of the public internet; null when it is. */
export function whyNotPublic(text: string): string | null {
  const address = ipaddr.parse(text);
  if (address instanceof ipaddr.IPv4) return whyNotPublicIPv4(address);
  if (address.isIPv4MappedAddress()) return whyNotPublicIPv4(address.toIPv4Address());
  if (address.match(nat64)) return whyNotPublicIPv4(new ipaddr.IPv4(address.toByteArray().slice(-4)));
  const range = address.range();
  if (range === 'unicast' && address.match(globalUnicast)) return null;
  return names[range] ?? special;
}

function whyNotPublicIPv4(address: ipaddr.IPv4): string | null {
  if (address.toString() === platformAddress) return special;
  const range = address.range();
  return range === 'unicast' ? null : (names[range] ?? special);
}
