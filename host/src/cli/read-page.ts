import {
  type AtsEntry,
  type BrowserAgent,
  buttonTarget,
  matchFields,
  type PageScript,
  type Plan,
  type PluginCatalog,
  readForm,
  readOptions,
  ValetError,
} from '@valet/core';
import type { Form, InspectReport } from '@valet/schemas';
import { readConfig } from '../config.ts';
import { loadCatalog } from '../registry/registry.ts';
import { discoverFrom } from './discover-from.ts';
import type { PageSource } from './find-page.ts';
import { openTier } from './open-tier.ts';

const pageTimeoutMs = 20_000;
const quietMs = 750;

/** A form as it was read, with the plan that the rules make of it. */
export interface SeenPage {
  readonly report: InspectReport;
  readonly plan: Plan;
}

/** How to look at a page. */
export interface ReadPageOptions {
  readonly headed: boolean;
  readonly platform?: string | undefined;
  readonly signal: AbortSignal;
}

/**
 * Opens a page in a browser, reads its form and matches its fields; fills and sends nothing. A saved page is loaded with
 * the network cut. Errors: `form_not_found`, `network_error`, `browser_missing`, `plugin_invalid`.
 */
export async function readPage(source: PageSource, { headed, platform, signal }: ReadPageOptions): Promise<SeenPage> {
  const config = readConfig(headed ? { headed } : {});
  const catalog = await loadCatalog(discoverFrom(config));
  const tier = await openTier(config);
  try {
    const sandbox = await tier.provision({ jobId: 'inspect', attempt: 1, headed }, signal);
    return await look(sandbox.agent, { source, catalog, platform, signal });
  } finally {
    await tier.close();
  }
}

interface Look {
  readonly source: PageSource;
  readonly catalog: PluginCatalog;
  readonly platform: string | undefined;
  readonly signal: AbortSignal;
}

async function look(agent: BrowserAgent, { source, catalog, platform, signal }: Look): Promise<SeenPage> {
  if (source.isFile) await cutNetwork(agent, source.url);
  await agent.navigate(source.url, { timeoutMs: pageTimeoutMs, signal });
  await waitUntilBuilt(agent, signal);
  const entry = await findAts(agent, { url: source.url, catalog, platform });
  const rules = entry?.manifest.fields ?? [];
  const read = () => readForm(agent, { scope: entry?.manifest.entry?.form ?? [], rules });
  let form = await read();
  if (form.fields.length === 0 && (await pressApply(agent, form, signal))) form = await read();
  if (form.fields.length === 0) throw noForm(source);
  // Menus of a saved page have lost the scripts that would open them.
  const plan = matchFields(form, { rules });
  const shown = source.isFile ? plan : await withOptions(agent, plan);
  return { plan: shown, report: toReport(form, { plan: shown, platform: entry?.manifest.id ?? null }) };
}

/** Nothing but the saved page and what lies beside it is loaded. */
async function cutNetwork(agent: BrowserAgent, url: string): Promise<void> {
  const folder = url.slice(0, url.lastIndexOf('/') + 1);
  await agent.guard({
    decide: async (request) => (request.url.startsWith(folder) ? 'allow' : 'cut'),
    watches: () => false,
    settled: () => {},
  });
}

/** True when the page is loaded and the number of its elements has not changed for `quietMs`. */
const isBuilt: PageScript<{ quietMs: number }, boolean> = {
  id: 'is-built',
  source: `({ quietMs }) => {
    const key = Symbol.for('valet.built');
    const print = document.readyState + document.getElementsByTagName('*').length;
    const nowMs = performance.now();
    if (globalThis[key]?.print !== print) globalThis[key] = { print, sinceMs: nowMs };
    return document.readyState === 'complete' && nowMs - globalThis[key].sinceMs >= quietMs;
  }`,
};

const matchesAny: PageScript<readonly string[], boolean> = {
  id: 'matches-selector',
  source: '(selectors) => selectors.some((selector) => document.querySelector(selector) !== null)',
};

/** Waits until the page is loaded and has stopped adding elements; a page that never stops is read as it is. */
async function waitUntilBuilt(agent: BrowserAgent, signal: AbortSignal): Promise<void> {
  await agent.waitFor(isBuilt, { quietMs }, { timeoutMs: pageTimeoutMs, signal });
}

/** Opens a form that is behind an Apply button, as a run would; false when there is no such button. */
async function pressApply(agent: BrowserAgent, form: Form, signal: AbortSignal): Promise<boolean> {
  const button = form.buttons.find(({ role, disabled }) => role === 'apply' && !disabled);
  if (!button) return false;
  await agent.clickElement(buttonTarget(button));
  await waitUntilBuilt(agent, signal);
  return true;
}

async function findAts(
  agent: BrowserAgent,
  { url, catalog, platform }: { url: string; catalog: PluginCatalog; platform: string | undefined },
): Promise<AtsEntry | null> {
  const route = (platform && catalog.routePlatform(platform, url)) || catalog.routeUrl(url);
  if (route) return route.entry;
  for (const entry of catalog.entries) {
    if (await agent.evaluate('main', matchesAny, entry.manifest.match.dom ?? [])) return entry;
  }
  return null;
}

/** Opens menus that render their options on demand, as a run would. */
async function withOptions(agent: BrowserAgent, plan: Plan): Promise<Plan> {
  const closed = plan.filter(({ field }) => field.lazyOptions && field.options.length === 0);
  const options = await readOptions(
    agent,
    closed.map(({ field }) => field),
  );
  return plan.map((entry) => ({
    ...entry,
    field: { ...entry.field, options: [...(options.get(entry.field.id) ?? entry.field.options)] },
  }));
}

function toReport(form: Form, { plan, platform }: { plan: Plan; platform: string | null }): InspectReport {
  return {
    url: form.url,
    platform,
    signature: form.signature,
    fields: plan.map(({ field, value, confidence, rule }) => ({
      id: field.id,
      label: field.label,
      kind: field.kind,
      required: field.required,
      options: field.options.map(({ label }) => label),
      section: field.section,
      frame: field.frame,
      sensitive: field.sensitive,
      value,
      confidence,
      rule,
      locators: field.locators,
      domId: field.domId,
      domName: field.domName,
    })),
    buttons: form.buttons,
  };
}

function noForm({ url, isFile }: PageSource): ValetError {
  const page = isFile ? decodeURIComponent(url.slice(url.lastIndexOf('/') + 1)) : url;
  return new ValetError('form_not_found', `${page} shows no field that could be filled.`);
}
