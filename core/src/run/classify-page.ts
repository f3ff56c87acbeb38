import type { ObstacleReport } from '@valet/schemas';
import type { Clock } from '../clock.ts';
import { readForm, readOptionsOf } from '../form/read-form.ts';
import { detectObstacle } from '../obstacle/detect-obstacle.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import type { PluginCatalog } from '../plugin/plugin-catalog.ts';
import { detectRoute, holdsApplication } from './open-posting.ts';
import { waitForQuietPage } from './page-state.ts';

/** How to look at a page. */
export interface ClassifyPageOptions {
  readonly url: string;
  readonly plugins: PluginCatalog;
  readonly platform?: string | undefined;
  readonly clock: Clock;
  readonly signal: AbortSignal;
}

const pageTimeoutMs = 20_000;

/** Opens a page and says what blocks it, and how that is known; fills, presses and asks nothing. Errors: those of {@link BrowserAgent}. */
export async function classifyPage(agent: BrowserAgent, options: ClassifyPageOptions): Promise<ObstacleReport> {
  const { url, plugins, platform, clock, signal } = options;
  const { status, headers = {} } = await agent.navigate(url, { timeoutMs: pageTimeoutMs, signal });
  await waitForQuietPage(agent, { clock, signal, timeoutMs: pageTimeoutMs, untilControls: false });
  const { route } = await detectRoute(agent, { url, ...(platform === undefined ? {} : { platform }) }, plugins);
  const manifest = route?.entry.manifest ?? null;
  const form = await readForm(agent, readOptionsOf(manifest));
  const hasForm = holdsApplication(form, manifest);
  const found = await detectObstacle(agent, { status, headers, hasForm, rules: manifest?.obstacles ?? [] });
  return {
    url: agent.getCurrentUrl(),
    title: form.title,
    status,
    platform: manifest?.id ?? null,
    form: hasForm,
    obstacle: found?.kind ?? null,
    confidence: found?.confidence ?? 0,
    evidence: (found?.evidence ?? []).map(({ kind, weight, where, seen }) => ({ kind, weight, where, seen })),
  };
}
