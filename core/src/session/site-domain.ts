import { getDomain } from 'tldts';

/**
 * The domain that a host belongs to, below which one owner sets cookies: `www.jobs.example.co.uk` -> `example.co.uk`, by the
 * Public Suffix List with its private part (https://publicsuffix.org). An address, `localhost` and a suffix are their own.
 */
export function siteDomain(host: string): string {
  const name = host.toLowerCase().replace(/\.$/, '');
  return getDomain(name, { allowPrivateDomains: true }) ?? name;
}
