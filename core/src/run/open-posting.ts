import type { Form, ObstacleKind, ObstacleRule } from '@valet/schemas';
import type { ErrorCode } from '../error/error-code.ts';
import { ValetError } from '../error/valet-error.ts';
import { buttonTarget } from '../form/button-target.ts';
import { readForm, readOptionsOf } from '../form/read-form.ts';
import { detectObstacle, type Obstacle } from '../obstacle/detect-obstacle.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { domSignatures } from '../plugin/create-catalog.ts';
import type { AtsRoute, PluginCatalog } from '../plugin/plugin-catalog.ts';
import { askHuman } from './ask-human.ts';
import { hasElement, waitForQuietPage } from './page-state.ts';
import type { AtsContext, RunContext } from './run-context.ts';
import type { RunRequest } from './run-request.ts';

const pageTimeoutMs = 15_000;
/** Large pages on slow lines take their time until their HTML is there. */
const navigationTimeoutMs = 30_000;

/** Loads the posting and finds out whose ATS it is. Returns the HTTP status too. */
export async function navigateToPosting(run: RunContext): Promise<{ route: AtsRoute | null; status: number | null }> {
  const { agent, request, deps, deadline, journal } = run;
  const { status } = await journal.act('navigate', () =>
    agent.navigate(request.url, { timeoutMs: navigationTimeoutMs, signal: deadline.signal }),
  );
  await waitForQuietPage(agent, {
    clock: deps.clock,
    signal: deadline.signal,
    timeoutMs: pageTimeoutMs,
    untilControls: true,
  });
  journal.facts.pageUrl = agent.getCurrentUrl();
  const { route, how } = await detectRoute(agent, request, deps.plugins);
  journal.facts.platform = route?.entry.manifest.id ?? null;
  journal.facts.posting = route ? canonicalPosting(route, agent.getCurrentUrl()) : null;
  await journal.tell({
    event_type: 'platform_detected',
    metadata: {
      platform: journal.facts.platform,
      plugin: route?.entry.packageName ?? null,
      how,
      posting: journal.facts.posting,
    },
  });
  return { route, status };
}

/** The ATS that the request itself names, by platform or address: known before any page is loaded. */
export function namedRoute({ platform, url }: RunRequest, plugins: PluginCatalog): AtsRoute | null {
  return (platform ? plugins.routePlatform(platform, url) : null) ?? plugins.routeUrl(url);
}

/** Whose ATS the page that the agent shows is, and how that is known. */
export async function detectRoute(
  agent: BrowserAgent,
  { platform, url }: Pick<RunRequest, 'platform' | 'url'>,
  plugins: PluginCatalog,
): Promise<{ route: AtsRoute | null; how: 'requested' | 'url' | 'dom' | 'none' }> {
  const here = agent.getCurrentUrl();
  const requested = platform ? plugins.routePlatform(platform, url) : null;
  if (requested) return { route: requested, how: 'requested' };
  const byUrl = plugins.routeUrl(url) ?? plugins.routeUrl(here);
  if (byUrl) return { route: byUrl, how: 'url' };
  const signatures = domSignatures(plugins);
  const shown = await Promise.all(signatures.map(({ selectors }) => hasElement(agent, selectors)));
  const found = signatures.find((_, at) => shown[at]);
  if (found) return { route: plugins.routePlatform(found.id, here), how: 'dom' };
  const fallback = plugins.routeFallback(here);
  return fallback ? { route: fallback, how: 'url' } : { route: null, how: 'none' };
}

/** Whether an address is the posting that this run applies to, as far as its manifest tells postings apart. */
export function isOwnPosting({ deps, manifest, posting }: AtsContext, url: string): boolean {
  const route = URL.canParse(url) ? deps.plugins.routePlatform(manifest.id, url) : null;
  return route !== null && canonicalPosting(route, url) === posting;
}

/** The posting as the manifest names it; else the address, which is the best name there is. */
function canonicalPosting(route: AtsRoute, pageUrl: string): string {
  if (route.posting) return route.posting;
  const { host, pathname, searchParams } = new URL(pageUrl);
  const names = [...searchParams].filter(([name]) => identifies.test(name)).sort(([a], [b]) => a.localeCompare(b));
  const query = names.length > 0 ? `?${new URLSearchParams(names)}` : '';
  return `${route.entry.manifest.id}@${host}:${pathname}${query}`;
}

/** Parameters that name a posting; all others (where the visitor came from, language) must not make two of one. */
const identifies =
  /^(?:id|jid|pid|req|requisition|.*job.*id|.*(?:posting|position|vacancy|stelle|offre|oferta|vaga|vacature)(?:_?id)?|job|gh_jid|ashby_jid)$/i;

/** What each obstacle ends a run with, when no person can lift it. */
const obstacleCodes: Readonly<Record<ObstacleKind, ErrorCode>> = {
  captcha: 'captcha_blocked',
  login: 'login_required',
  '2fa': 'human_required',
  email_code: 'human_required',
  bot_check: 'captcha_blocked',
  rate_limit: 'rate_limited',
  error_page: 'network_error',
  job_closed: 'job_closed',
  already_applied: 'already_applied',
  unknown: 'form_not_found',
};

const askable: Readonly<Partial<Record<ObstacleKind, 'captcha' | 'login' | 'bot_check' | '2fa'>>> = {
  captcha: 'captcha',
  login: 'login',
  bot_check: 'bot_check',
  '2fa': '2fa',
};

/** Ends the run for an obstacle, or hands it to a person where only a person may lift it. */
export async function meetObstacle(run: RunContext, obstacle: Obstacle): Promise<void> {
  const { kind, confidence, detail } = obstacle;
  const page_url = run.agent.getCurrentUrl();
  await run.journal.tell({
    event_type: 'obstacle_detected',
    metadata: { obstacle: kind, confidence, detail, page_url },
  });
  const type = askable[kind];
  if (!type) throw new ValetError(obstacleCodes[kind], `${describe(kind)}: ${detail}.`);
  await askHuman(run, { type, message: `${describe(kind)}: ${detail}` });
}

function describe(kind: ObstacleKind): string {
  const names: Readonly<Record<ObstacleKind, string>> = {
    captcha: 'A CAPTCHA blocks the page',
    login: 'The site asks for a login',
    '2fa': 'The site asks for a second factor',
    email_code: 'The site asks for a code it sent by mail',
    bot_check: 'The site checks whether a person is there',
    rate_limit: 'The site turned the request away as too frequent',
    error_page: 'The page is an error page',
    job_closed: 'The posting is closed',
    already_applied: 'The site says this person has applied already',
    unknown: 'The page cannot be used',
  };
  return names[kind];
}

/** From the posting to its first form page: lifts obstacles, opens the form, and reads it. */
export async function openForm(run: AtsContext, status: number | null): Promise<Form> {
  const { agent, manifest, plugin, deps, deadline } = run;
  const rules: readonly ObstacleRule[] = manifest.obstacles ?? [];
  if (plugin.openForm) {
    await plugin.openForm({ agent, manifest, posting: run.posting, clock: deps.clock, signal: deadline.signal });
  }
  let pageStatus = status;
  for (let round = 0; round < 4; round++) {
    const form = await readAtsForm(run);
    const hasForm = form.fields.length > 0 && (!manifest.match.fallback || looksLikeApplication(form));
    const obstacle = await detectObstacle(agent, { status: pageStatus, hasForm, rules });
    if (obstacle) await meetObstacle(run, obstacle);
    else if (hasForm) return form;
    else await pressApply(run, form);
    pageStatus = null;
    await waitForQuietPage(agent, {
      clock: deps.clock,
      signal: deadline.signal,
      timeoutMs: pageTimeoutMs,
      untilControls: true,
    });
  }
  throw noForm(run);
}

/** Reads the form within the manifest's scope and lets the plugin correct what was seen. */
export async function readAtsForm(run: AtsContext): Promise<Form> {
  const { agent, manifest, plugin, deps, deadline } = run;
  const form = await readForm(agent, readOptionsOf(manifest));
  if (!plugin.describe) return form;
  return plugin.describe({ agent, manifest, posting: run.posting, clock: deps.clock, signal: deadline.signal }, form);
}

/** A search, a newsletter and a contact form are no application: one asks for a file, or for a person and more. */
function looksLikeApplication({ fields }: Form): boolean {
  const kinds = new Set(fields.map(({ kind }) => kind));
  return kinds.has('file') || (fields.length >= 3 && kinds.has('email'));
}

async function pressApply(run: AtsContext, form: Form): Promise<void> {
  const button = form.buttons.find(({ role, disabled }) => role === 'apply' && !disabled);
  if (!button) throw noForm(run);
  await run.journal.act('open the form', () => run.agent.clickElement(buttonTarget(button), { follow: true }));
}

function noForm({ agent }: RunContext): ValetError {
  return new ValetError(
    'form_not_found',
    `${agent.getCurrentUrl()} shows no application form; use the address of the posting itself.`,
  );
}
