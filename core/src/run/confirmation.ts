import type { Evidence, Form } from '@valet/schemas';
import { compilePathMatch } from '../plugin/url-route.ts';
import { findRendered, type RenderedQuery } from './find-rendered.ts';
import { readAtsForm } from './open-posting.ts';
import type { AtsContext } from './run-context.ts';

const samplePeriodMs = 50;
const defaultTimeoutMs = 15_000;
const mostShown = 20;

/** What a page looked like before the submit: words that stood there then confirm nothing. */
export interface BeforeSubmit {
  readonly form: Form;
  readonly shown: readonly string[];
}

/** Looks at the page right before the submit. */
export async function lookBefore(run: AtsContext, form: Form): Promise<BeforeSubmit> {
  return { form, shown: await lookForShown(run) };
}

/** All addresses and texts that would be a confirmation, were they not there already. */
export async function lookForShown(run: AtsContext): Promise<readonly string[]> {
  const shown: string[] = [];
  // A look finds one text in each frame.
  for (let looks = 0; looks < mostShown; looks++) {
    const found = (await look(run, shown)).filter(({ seen }) => !shown.includes(seen));
    if (found.length === 0) break;
    shown.push(...found.map(({ seen }) => seen));
  }
  return shown;
}

/** True when the page shows a confirmation that is not among those. */
export async function showsConfirmation(run: AtsContext, shown: readonly string[]): Promise<boolean> {
  return (await look(run, shown)).some(({ seen }) => !shown.includes(seen));
}

/** Looks for what the manifest calls a confirmation, until every kind it needs was seen or its time is up. */
export async function awaitConfirmation(run: AtsContext, before: BeforeSubmit): Promise<readonly Evidence[]> {
  const { manifest, deps, deadline } = run;
  const { needs, timeoutMs = defaultTimeoutMs } = manifest.submit.confirmation;
  const wanted = needs.filter((need) => need !== 'network');
  const endsAt = deps.clock.now() + timeoutMs;
  const seen = new Map<Evidence['kind'], Evidence>();
  while (true) {
    for (const evidence of await lookAfter(run, before)) seen.set(evidence.kind, evidence);
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

/** What is new since the submit; where the manifest asks for it, nothing counts while the form is still there. */
async function lookAfter(run: AtsContext, { form, shown }: BeforeSubmit): Promise<Evidence[]> {
  const found = (await look(run, shown)).filter(({ seen }) => !shown.includes(seen)).map(({ evidence }) => evidence);
  if (found.length === 0 || !run.manifest.submit.confirmation.formGone) return found;
  const now = await readAtsForm(run).catch(() => null); // the page may be moving on
  return now && !isStillShown(form, now) ? found : [];
}

/** True while half of the form's fields, or its button, are on the page. */
function isStillShown(sent: Form, { fields, buttons }: Form): boolean {
  const names = new Set(fields.map(({ label, domName }) => `${label}/${domName}`));
  const left = sent.fields.filter(({ label, domName }) => names.has(`${label}/${domName}`));
  const labels = new Set(sent.buttons.filter(({ role }) => role === 'submit').map(({ label }) => label));
  const hasButton = buttons.some(({ label, role }) => role === 'submit' && labels.has(label));
  return hasButton || (left.length > 0 && left.length * 2 >= sent.fields.length);
}

interface Sight {
  readonly evidence: Evidence;
  /** The address or the text that was seen. */
  readonly seen: string;
}

async function look({ agent, manifest }: AtsContext, except: readonly string[]): Promise<Sight[]> {
  const { url = [], dom = [], text = [] } = manifest.submit.confirmation;
  const paths = url.map((path) => compilePathMatch({ path }));
  const wording = text.length > 0 ? [{ text, except }] : [];
  const queries: RenderedQuery[] = [...dom.map((selector) => ({ selector, except })), ...wording];
  const found: Sight[] = [];
  for (const frame of agent.frames()) {
    if (URL.canParse(frame.url) && paths.some((path) => path.match(new URL(frame.url)))) {
      const detail = `the page went to ${new URL(frame.url).pathname}`;
      found.push({ evidence: { kind: 'url', supports: 'submitted', detail }, seen: frame.url });
    }
    const hit = await agent.evaluate(frame.id, findRendered, queries).catch(() => null); // the page may be moving on
    if (!hit) continue;
    const detail = `the page shows a confirmation (${describe(queries[hit.index])})`;
    found.push({ evidence: { kind: 'dom', supports: 'submitted', detail }, seen: hit.seen });
  }
  return found;
}

function describe(query: RenderedQuery | undefined): string {
  return query?.selector ?? 'its wording';
}
