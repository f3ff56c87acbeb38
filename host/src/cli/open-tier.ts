import { type TierPlugin, ValetError } from '@valet/core';
import type { Config } from '../config.ts';
import { loadTier } from '../registry/registry.ts';
import { discoverFrom } from './discover-from.ts';

/** Makes the configured tier and asks whether it can serve. The caller closes it. Errors: `browser_missing`, `plugin_invalid`, `config_invalid`. */
export async function openTier(config: Config): Promise<TierPlugin> {
  const tier = await loadTier({ ...discoverFrom(config), config: tierConfig(config) }, config.tier);
  const ready = await tier.check();
  if (ready.ok) return tier;
  await tier.close();
  const code =
    ready.code === 'missing' ? 'browser_missing' : ready.code === 'network' ? 'network_error' : 'config_invalid';
  throw new ValetError(code, ready.message);
}

/** What the host's settings say to the tier; a setting that is not set is left to the tier. */
function tierConfig({ browser, headed }: Config): Readonly<Record<string, unknown>> {
  return { ...(browser === null ? {} : { browser }), ...(headed ? { headed } : {}) };
}
