import type { AtsManifest } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import type { AtsEntry, AtsRoute, PluginCatalog } from './plugin-catalog.ts';
import { compareSpecificity, compilePathMatch, compileUrlMatch, fillTemplate, type UrlRoute } from './url-route.ts';

interface Candidate {
  readonly entry: AtsEntry;
  readonly route: UrlRoute;
  readonly posting: string | undefined;
}

interface Hit extends Candidate {
  readonly captures: Readonly<Record<string, string>>;
}

/** Makes a {@link PluginCatalog}. Error: `plugin_tie` when two packages claim one platform id. */
export function createCatalog(entries: readonly AtsEntry[]): PluginCatalog {
  refuseTwins(entries);
  const candidatesOf = (isFallback: boolean) =>
    entries
      .filter(({ manifest }) => (manifest.match.fallback ?? false) === isFallback)
      .flatMap((entry) =>
        entry.manifest.match.urls.map((match) => ({ entry, route: compileUrlMatch(match), posting: match.posting })),
      );
  const known = candidatesOf(false);
  const fallbacks = candidatesOf(true);
  return {
    entries,
    routeUrl: (text) => routeBest(known, text),
    routeFallback: (text) => routeBest(fallbacks, text),
    routePlatform(platform, text) {
      const entry = entries.find(({ manifest }) => manifest.id === platform);
      return entry ? routeWithin(entry, text) : null;
    },
  };
}

function routeBest(candidates: readonly Candidate[], text: string): AtsRoute | null {
  const url = URL.canParse(text) ? new URL(text) : null;
  const hits = url ? findHits(candidates, url) : [];
  const best = hits[0];
  if (!best) return null;
  refuseTie(best, hits, text);
  return toRoute(best, best.entry.manifest.id);
}

function refuseTwins(entries: readonly AtsEntry[]): void {
  const owners = new Map<string, string>();
  for (const { manifest, packageName } of entries) {
    const other = owners.get(manifest.id);
    if (other)
      throw new ValetError(
        'plugin_tie',
        `Plugins ${other} and ${packageName} both call themselves "${manifest.id}"; disable one.`,
      );
    owners.set(manifest.id, packageName);
  }
}

function findHits(candidates: readonly Candidate[], url: URL): Hit[] {
  return candidates
    .flatMap((candidate) => {
      const captures = candidate.route.match(url);
      return captures ? [{ ...candidate, captures }] : [];
    })
    .sort((a, b) => compareSpecificity(a.route.specificity, b.route.specificity));
}

function refuseTie(best: Hit, hits: readonly Hit[], url: string): void {
  const rival = hits.find(
    (hit) => hit.entry !== best.entry && compareSpecificity(hit.route.specificity, best.route.specificity) === 0,
  );
  if (!rival) return;
  throw new ValetError(
    'plugin_tie',
    `Plugins ${best.entry.packageName} (${best.route.text}) and ${rival.entry.packageName} (${rival.route.text}) claim ${url} equally well; disable one of them.`,
  );
}

function toRoute(hit: Hit, prefix: string): AtsRoute {
  const posting = hit.posting === undefined ? undefined : fillTemplate(hit.posting, hit.captures);
  return { entry: hit.entry, captures: hit.captures, posting: posting === undefined ? null : `${prefix}:${posting}` };
}

/** The posting of a page that is known to belong to this ATS though its host does not say so. */
function routeWithin(entry: AtsEntry, text: string): AtsRoute {
  const url = URL.canParse(text) ? new URL(text) : null;
  const own = entry.manifest.match;
  const byUrl = own.urls.map((match) => ({ entry, route: compileUrlMatch(match), posting: match.posting }));
  const known = url ? findHits(byUrl, url)[0] : undefined;
  if (known) return toRoute(known, entry.manifest.id);
  const byPath = (own.pathPostings ?? []).map((match) => ({
    entry,
    route: compilePathMatch(match),
    posting: match.posting,
  }));
  const local = url ? findHits(byPath, url)[0] : undefined;
  if (local && url) return toRoute(local, `${entry.manifest.id}@${url.host}`);
  return { entry, captures: {}, posting: null };
}

/** Selectors by which a page tells its ATS, in catalogue order. */
export function domSignatures(
  catalog: PluginCatalog,
): readonly { id: AtsManifest['id']; selectors: readonly string[] }[] {
  return catalog.entries.map(({ manifest }) => ({ id: manifest.id, selectors: manifest.match.dom ?? [] }));
}
