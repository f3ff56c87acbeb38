import { type BrowserAgent, type Plan, type PluginCatalog, systemClock, ValetError } from '@valet/core';
import { readPosting } from '@valet/core/engine';
import type { Form, InspectReport } from '@valet/schemas';
import { readConfig } from '../config.ts';
import { loadCatalog } from '../registry/registry.ts';
import { cutNetwork } from './cut-network.ts';
import { discoverFrom } from './discover-from.ts';
import type { PageSource } from './find-page.ts';
import { openTier } from './open-tier.ts';

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
  const plugins = await loadCatalog(discoverFrom(config));
  const tier = await openTier(config, source.url);
  try {
    const sandbox = await tier.provision({ jobId: 'inspect', attempt: 1, headed }, signal);
    return await look(sandbox.agent, { source, plugins, platform, signal });
  } finally {
    await tier.close();
  }
}

interface Look {
  readonly source: PageSource;
  readonly plugins: PluginCatalog;
  readonly platform: string | undefined;
  readonly signal: AbortSignal;
}

async function look(agent: BrowserAgent, { source, ...options }: Look): Promise<SeenPage> {
  const { url, isFile } = source;
  if (isFile) await cutNetwork(agent, url);
  const seen = await readPosting(agent, { ...options, url, opensMenus: !isFile, clock: systemClock });
  if (seen.form.fields.length === 0) throw noForm(source);
  return { plan: seen.plan, report: toReport(seen.form, { plan: seen.plan, platform: seen.manifest?.id ?? null }) };
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
