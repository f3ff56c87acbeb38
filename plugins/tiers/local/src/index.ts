import type { TierPlugin, TierPorts } from '@valet/core';
import { LocalTier, type LocalTierConfig } from './local-tier.ts';

export { type BrowserSearch, type FoundBrowser, findBrowser } from './find-browser.ts';
export type { LocalTierConfig } from './local-tier.ts';

/** Makes the local tier. It starts no browser before the first attempt. */
export default function createTier(config: LocalTierConfig = {}, ports: TierPorts = {}): TierPlugin {
  return new LocalTier(config, ports);
}
