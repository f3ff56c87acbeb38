import type { AtsManifest, Form } from '@valet/schemas';
import type { Clock } from '../clock.ts';
import { buttonTarget } from '../form/button-target.ts';
import { matchFields } from '../form/match-fields.ts';
import type { Plan } from '../form/plan.ts';
import { readForm, readOptionsOf } from '../form/read-form.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import type { PluginCatalog } from '../plugin/plugin-catalog.ts';
import { withOptions } from './lazy-options.ts';
import { detectRoute } from './open-posting.ts';
import { waitForQuietPage } from './page-state.ts';

/** A posting's form as a run would see it, before anything is filled. */
export interface PostingReading {
  readonly form: Form;
  /** What the rules make of it, with the options of the menus that open. */
  readonly plan: Plan;
  /** Null where no plugin knows the page. */
  readonly manifest: AtsManifest | null;
}

/** How to look at a posting. */
export interface ReadPostingOptions {
  readonly url: string;
  readonly plugins: PluginCatalog;
  readonly platform?: string | undefined;
  /** Whether menus are opened for their options; those of a saved page have lost their scripts. */
  readonly opensMenus: boolean;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const pageTimeoutMs = 20_000;

/**
 * Opens a posting, its form too where that is behind an Apply button, reads it and matches its fields; fills and sends
 * nothing. A page without a form gives one without fields. Errors: those of {@link BrowserAgent}.
 */
export async function readPosting(agent: BrowserAgent, options: ReadPostingOptions): Promise<PostingReading> {
  const { url, plugins, platform, opensMenus, clock, signal } = options;
  const untilQuiet = () => waitForQuietPage(agent, { clock, signal, timeoutMs: pageTimeoutMs, untilControls: false });
  await agent.navigate(url, { timeoutMs: pageTimeoutMs, signal });
  await untilQuiet();
  const { route } = await detectRoute(agent, { url, ...(platform === undefined ? {} : { platform }) }, plugins);
  const manifest = route?.entry.manifest ?? null;
  const rules = manifest?.fields ?? [];
  const read = () => readForm(agent, readOptionsOf(manifest));
  let form = await read();
  const apply = form.buttons.find(({ role, disabled }) => role === 'apply' && !disabled);
  if (form.fields.length === 0 && apply) {
    await agent.clickElement(buttonTarget(apply), { follow: true });
    await untilQuiet();
    form = await read();
  }
  const plan = matchFields(form, { rules });
  return { form, manifest, plan: opensMenus ? await withOptions(agent, plan, () => true) : plan };
}
