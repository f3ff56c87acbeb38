import { type AtsManifest, checkShape, type PluginManifest, type ShapeError, type UrlExample } from '@valet/schemas';
import { satisfies, validRange } from 'semver';
import { ValetError } from '../error/valet-error.ts';
import { compilePathMatch, compileUrlMatch, fillTemplate, type UrlRoute } from './url-route.ts';

/** Version of the plugin contract that this core implements; a manifest's `engines.valet` must include it. */
export const valetVersion = '0.1.0';

/**
 * Reads and proves the text of a `valet.plugin.json`: JSON, schema, version, patterns, and the URL examples, which are
 * tests. Throws `plugin_invalid` naming every mistake by JSON pointer; `origin` is the package or file for the message.
 */
export function parseManifest(text: string, origin: string): PluginManifest {
  const checked = checkShape<PluginManifest>('plugin.schema.json', parseJson(text, origin));
  const problems = checked.ok ? proveManifest(checked.value) : checked.errors;
  if (!checked.ok || problems.length > 0) throw invalid(origin, problems);
  return checked.value;
}

function parseJson(text: string, origin: string): unknown {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw new ValetError(
      'plugin_invalid',
      `Plugin ${origin}: valet.plugin.json is not JSON (${(error as Error).message}).`,
      { cause: error },
    );
  }
}

function invalid(origin: string, problems: readonly ShapeError[]): ValetError {
  const list = problems.map(({ pointer, message }) => `${pointer || '(document)'} ${message}`).join('; ');
  return new ValetError('plugin_invalid', `Plugin ${origin}: valet.plugin.json ${list}.`, {
    details: { fields: problems },
  });
}

/** What the schema cannot say: versions, patterns and examples. */
function proveManifest(manifest: PluginManifest): ShapeError[] {
  const version = proveEngines(manifest.engines.valet);
  return manifest.kind === 'ats' ? [...version, ...proveMatch(manifest)] : version;
}

function proveEngines(range: string): ShapeError[] {
  const pointer = '/engines/valet';
  if (validRange(range) === null) return [{ pointer, message: `"${range}" is no version range, e.g. ">=0.1 <2"` }];
  if (satisfies(valetVersion, range)) return [];
  return [{ pointer, message: `asks for Valet ${range}, this is ${valetVersion}` }];
}

function proveMatch({ match, submit }: AtsManifest): ShapeError[] {
  const problems: ShapeError[] = [];
  const compiled = match.urls.map((entry, index) =>
    tryCompile(`/match/urls/${index}`, () => compileUrlMatch(entry), problems),
  );
  match.pathPostings?.forEach((entry, index) => {
    tryCompile(`/match/pathPostings/${index}`, () => compilePathMatch(entry), problems);
  });
  submit.requests.forEach(({ path, query }, index) => {
    tryCompile(`/submit/requests/${index}`, () => compilePathMatch({ path, ...(query && { query }) }), problems);
  });
  submit.responses?.forEach(({ location }, index) => {
    if (location) tryCompile(`/submit/responses/${index}`, () => compilePathMatch({ path: location }), problems);
  });
  if (problems.length > 0) return problems;
  const routes = compiled.map((route, index) => ({ route: route as UrlRoute, posting: match.urls[index]?.posting }));
  const decide = (text: string) => {
    const url = URL.canParse(text) ? new URL(text) : null;
    const hit =
      url &&
      routes.map(({ route, posting }) => ({ captures: route.match(url), posting })).find(({ captures }) => captures);
    return hit?.captures
      ? { captures: hit.captures, posting: hit.posting && fillTemplate(hit.posting, hit.captures) }
      : null;
  };
  match.examples.yes.forEach((example, index) => {
    const message = proveExample(example, decide(example.url));
    if (message) problems.push({ pointer: `/match/examples/yes/${index}`, message });
  });
  match.examples.no.forEach((url, index) => {
    if (decide(url))
      problems.push({ pointer: `/match/examples/no/${index}`, message: `${url} must not match, but does` });
  });
  return problems;
}

function tryCompile(pointer: string, compile: () => UrlRoute, problems: ShapeError[]): UrlRoute | undefined {
  try {
    return compile();
  } catch (error) {
    problems.push({ pointer, message: `is no URLPattern: ${(error as Error).message}` });
    return undefined;
  }
}

function proveExample(
  example: UrlExample,
  found: { captures: Readonly<Record<string, string>>; posting: string | undefined } | null,
): string | undefined {
  if (!found) return `${example.url} must match one of /match/urls, but does not`;
  for (const [name, value] of Object.entries(example.captures ?? {})) {
    if (found.captures[name] !== value)
      return `${example.url} must capture ${name}=${value}, but gives ${found.captures[name] ?? 'nothing'}`;
  }
  if (example.posting !== undefined && found.posting !== example.posting) {
    return `${example.url} must give the posting ${example.posting}, but gives ${found.posting ?? 'none'}`;
  }
  return undefined;
}
