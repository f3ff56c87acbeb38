import type { Evidence } from '@valet/schemas';
import { findRendered, type RenderedQuery } from '../obstacle/find-rendered.ts';
import { compilePathMatch } from '../plugin/url-route.ts';
import type { AtsContext } from './run-context.ts';

const samplePeriodMs = 100;
const defaultTimeoutMs = 15_000;

/** Looks for what the manifest calls a confirmation, until every kind it needs was seen or its time is up. */
export async function awaitConfirmation(run: AtsContext): Promise<readonly Evidence[]> {
  const { manifest, deps, deadline } = run;
  const { needs, timeoutMs = defaultTimeoutMs } = manifest.submit.confirmation;
  const wanted = needs.filter((need) => need !== 'network');
  const endsAt = deps.clock.now() + timeoutMs;
  const seen = new Map<Evidence['kind'], Evidence>();
  while (true) {
    for (const evidence of await look(run)) seen.set(evidence.kind, evidence);
    if (wanted.every((need) => seen.has(need))) break;
    if (deps.clock.now() >= endsAt) break;
    await deps.clock.wait(samplePeriodMs, deadline.signal);
  }
  const missing = wanted.filter((need) => !seen.has(need));
  const silence: Evidence[] =
    missing.length > 0
      ? [
          {
            kind: 'page',
            supports: 'unknown',
            detail: `no confirmation was shown within ${timeoutMs / 1000} s (looked for: ${missing.join(', ')})`,
          },
        ]
      : [];
  const own =
    (await run.plugin.confirm?.({
      agent: run.agent,
      manifest,
      posting: run.posting,
      clock: deps.clock,
      signal: deadline.signal,
    })) ?? [];
  return [...seen.values(), ...own, ...silence];
}

async function look({ agent, manifest }: AtsContext): Promise<Evidence[]> {
  const { url = [], dom = [], text = [] } = manifest.submit.confirmation;
  const paths = url.map((path) => compilePathMatch({ path }));
  const queries: RenderedQuery[] = [...dom.map((selector) => ({ selector })), ...(text.length > 0 ? [{ text }] : [])];
  const found: Evidence[] = [];
  for (const frame of agent.frames()) {
    if (URL.canParse(frame.url) && paths.some((path) => path.match(new URL(frame.url)))) {
      found.push({ kind: 'url', supports: 'submitted', detail: `the page went to ${new URL(frame.url).pathname}` });
    }
    const hit = await agent.evaluate(frame.id, findRendered, queries).catch(() => null); // the page may be moving on
    if (hit)
      found.push({
        kind: 'dom',
        supports: 'submitted',
        detail: `the page shows a confirmation (${describe(queries[hit.index])})`,
      });
  }
  return found;
}

function describe(query: RenderedQuery | undefined): string {
  return query?.selector ?? 'its wording';
}
