import type { AtsManifest } from '@valet/schemas';
import { isAllowedHost } from '../run/submit-fuse.ts';
import { siteDomain } from './site-domain.ts';

/**
 * The domains whose state a run is given and keeps: those of its own hosts, and those where its ATS shows postings, which
 * are hosts that the manifest both names and gives an example of. Everything else is left out, whatever the run meets.
 */
export function sessionDomains(own: readonly string[], manifest?: AtsManifest): readonly string[] {
  const known = manifest?.network?.hosts ?? [];
  const shown = (manifest?.match.examples.yes ?? []).map(({ url }) => hostOf(url));
  const hosts = [...own, ...shown.filter((host) => isAllowedHost(host, known))];
  return [...new Set(hosts.filter(Boolean).map(siteDomain))];
}

function hostOf(url: string): string {
  return URL.canParse(url) ? new URL(url).hostname : '';
}
