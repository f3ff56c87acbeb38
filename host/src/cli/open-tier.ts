import { isIP } from 'node:net';
import { type TierPlugin, ValetError } from '@valet/core';
import type { Config } from '../config.ts';
import { plainHost } from '../outside/host-name.ts';
import { createOutside } from '../outside/outside.ts';
import { resolveBySystem } from '../outside/resolve-host.ts';
import { loadTier } from '../registry/registry.ts';
import { discoverFrom } from './discover-from.ts';

/**
 * Makes the configured tier and asks whether it can serve. `url` is the address that the person has typed: who types one
 * inside their network means it, so that what it leads to now is open beside the configured hosts, and nothing else is.
 * The caller closes it. Errors: `browser_missing`, `plugin_invalid`, `config_invalid`.
 */
export async function openTier(config: Config, url: string): Promise<TierPlugin> {
  const { reach } = createOutside({ allowHosts: [...config.allowHosts, ...(await addressesOf(url))] });
  const tier = await loadTier({ ...discoverFrom(config), config: tierConfig(config), ports: { reach } }, config.tier);
  const ready = await tier.check();
  if (ready.ok) return tier;
  await tier.close();
  const code =
    ready.code === 'missing' ? 'browser_missing' : ready.code === 'network' ? 'network_error' : 'config_invalid';
  throw new ValetError(code, ready.message);
}

/** What the host of an address leads to now; nothing for a file, and where the name is not known. */
async function addressesOf(url: string): Promise<readonly string[]> {
  const host = plainHost(new URL(url).hostname);
  if (host === '' || isIP(host) !== 0) return host === '' ? [] : [host];
  const found = await resolveBySystem(host).catch(() => []); // told when the browser goes there
  return found.map(({ address }) => address);
}

/** What the host's settings say to the tier; a setting that is not set is left to the tier. */
function tierConfig({ browser, headed }: Config): Readonly<Record<string, unknown>> {
  return { ...(browser === null ? {} : { browser }), ...(headed ? { headed } : {}) };
}
