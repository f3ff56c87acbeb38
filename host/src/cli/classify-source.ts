import { systemClock } from '@valet/core';
import { classifyPage } from '@valet/core/engine';
import type { ObstacleReport } from '@valet/schemas';
import { readConfig } from '../config.ts';
import { loadCatalog } from '../registry/registry.ts';
import { cutNetwork } from './cut-network.ts';
import { discoverFrom } from './discover-from.ts';
import type { PageSource } from './find-page.ts';
import { openTier } from './open-tier.ts';
import type { ReadPageOptions } from './read-page.ts';

/**
 * Opens a page in a browser and says what blocks it. A saved page is loaded with the network cut.
 * Errors: `network_error`, `browser_missing`, `plugin_invalid`.
 */
export async function classifySource(
  { url, isFile }: PageSource,
  { headed, platform, signal }: ReadPageOptions,
): Promise<ObstacleReport> {
  const config = readConfig(headed ? { headed } : {});
  const plugins = await loadCatalog(discoverFrom(config));
  const tier = await openTier(config, url);
  try {
    const { agent } = await tier.provision({ jobId: 'classify', attempt: 1, headed }, signal);
    if (isFile) await cutNetwork(agent, url);
    return await classifyPage(agent, { url, plugins, platform, clock: systemClock, signal });
  } finally {
    await tier.close();
  }
}
