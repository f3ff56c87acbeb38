import type { AtsManifest, Form, FormButton, ObstacleKind, ObstacleRule } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import { buttonTarget } from '../form/button-target.ts';
import { readForm, readOptionsOf } from '../form/read-form.ts';
import { detectObstacle } from '../obstacle/detect-obstacle.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import { domSignatures } from '../plugin/create-catalog.ts';
import type { AtsRoute, PluginCatalog } from '../plugin/plugin-catalog.ts';
import { loadPage, settle } from './load-page.ts';
import { meetNoForm } from './meet-no-form.ts';
import { liftObstacles, meetObstacle } from './meet-obstacle.ts';
import { noAnswer, type PageAnswer } from './page-answer.ts';
import { hasElement } from './page-state.ts';
import type { AtsContext, RunContext } from './run-context.ts';
import type { RunRequest } from './run-request.ts';

/** Rounds of reading, lifting and pressing until the form is there; every obstacle has a bound of its own. */
const mostRounds = 30;
const mostPresses = 4;

/** What blocks a page whatever it is: a wall in front of it, which hides whose ATS stands behind. */
const walls: ReadonlySet<ObstacleKind> = new Set(['captcha', 'bot_check', 'rate_limit', 'error_page']);

/** Loads the posting, lifts what stands in front of it, and finds out whose ATS it is. Returns the page's answer too. */
export async function navigateToPosting(run: RunContext): Promise<{ route: AtsRoute | null; answer: PageAnswer }> {
  const { agent, request, deps, journal } = run;
  let answer = await loadPage(run, request.url);
  journal.facts.pageUrl = agent.getCurrentUrl();
  let found = await detectRoute(agent, request, deps.plugins);
  if (!found.route || found.route.entry.manifest.match.fallback) {
    const look = async (now: PageAnswer) => {
      answer = now;
      const obstacle = await detectObstacle(agent, { ...now, hasForm: false, rules: [] });
      return obstacle && walls.has(obstacle.kind) ? obstacle : null;
    };
    if (await liftObstacles(run, look, answer)) found = await detectRoute(agent, request, deps.plugins);
  }
  const { route, how } = found;
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
  return { route, answer };
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

/** From the posting to its first form page: lifts obstacles, opens the form, and reads it. `opened`: what the posting answered. */
export async function openForm(run: AtsContext, opened: PageAnswer): Promise<Form> {
  const { agent, manifest, plugin, deps, deadline } = run;
  const rules: readonly ObstacleRule[] = manifest.obstacles ?? [];
  if (plugin.openForm) {
    await plugin.openForm({ agent, manifest, posting: run.posting, clock: deps.clock, signal: deadline.signal });
  }
  let answer = opened;
  let presses = 0;
  for (let round = 0; round < mostRounds; round++) {
    const form = await readAtsForm(run);
    const hasForm = holdsApplication(form, manifest);
    const obstacle = await detectObstacle(agent, { ...answer, hasForm, rules });
    const apply = applyButton(form);
    if (obstacle) answer = await meetObstacle(run, obstacle, answer);
    else if (hasForm) return form;
    else if (apply && presses < mostPresses) {
      presses += 1;
      await run.journal.act('open the form', () => agent.clickElement(buttonTarget(apply), { follow: true }));
      await settle(run);
      answer = noAnswer;
    } else answer = await meetNoForm(run, answer);
  }
  throw new ValetError(
    'form_not_found',
    `${agent.getCurrentUrl()} shows no application form; use the address of the posting itself.`,
  );
}

/** Reads the form within the manifest's scope and lets the plugin correct what was seen. */
export async function readAtsForm(run: AtsContext): Promise<Form> {
  const { agent, manifest, plugin, deps, deadline } = run;
  const form = await readForm(agent, readOptionsOf(manifest));
  if (!plugin.describe) return form;
  return plugin.describe({ agent, manifest, posting: run.posting, clock: deps.clock, signal: deadline.signal }, form);
}

/** Whether a form is one to apply with: on a site that no plugin knows, by what it asks. */
export function holdsApplication(form: Form, manifest: AtsManifest | null): boolean {
  return form.fields.length > 0 && ((manifest !== null && !manifest.match.fallback) || looksLikeApplication(form));
}

/** A search, a newsletter and a contact form are no application: one asks for a file, or for a person and more. */
function looksLikeApplication({ fields }: Form): boolean {
  const kinds = new Set(fields.map(({ kind }) => kind));
  return kinds.has('file') || (fields.length >= 3 && kinds.has('email'));
}

function applyButton({ buttons }: Form): FormButton | undefined {
  return buttons.find(({ role, disabled }) => role === 'apply' && !disabled);
}
