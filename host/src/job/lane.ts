import type { PluginCatalog } from '@valet/core';

/** What a job's concurrency is counted in. */
export type LaneOf = (request: { readonly target_url: string; readonly platform?: string }) => string;

/** Makes {@link LaneOf}: the platform that the request names, else the one that its address belongs to, else its host. */
export function createLaneOf(plugins: PluginCatalog): LaneOf {
  return ({ target_url, platform }) => {
    if (platform !== undefined && platform !== 'other') return platform;
    return plugins.routeUrl(target_url)?.entry.manifest.id ?? new URL(target_url).hostname;
  };
}
