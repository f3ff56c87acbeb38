import {
  type AtsEntry,
  type AtsPlugin,
  type CreateTier,
  createCatalog,
  type PluginCatalog,
  type TierPlugin,
  type TierPorts,
  ValetError,
} from '@valet/core';
import type { AtsManifest, TierManifest } from '@valet/schemas';
import { assertUsable, type DiscoverOptions, discoverPlugins, type FoundPlugin } from './discover.ts';
import { loadCode } from './load-code.ts';

type Usable<M> = Extract<FoundPlugin, { ok: true }> & { readonly manifest: M };

/** Every plugin that is installed, usable or broken. Reads manifests only. */
export async function listPlugins(options: DiscoverOptions): Promise<readonly FoundPlugin[]> {
  return discoverPlugins(options);
}

/** The catalogue of usable ATS plugins; their code is imported when a posting first needs it. Error: `plugin_tie`. */
export async function loadCatalog(options: DiscoverOptions): Promise<PluginCatalog> {
  const found = await discoverPlugins(options);
  return createCatalog(found.filter(isAts).map(toEntry));
}

/**
 * The tier of this id, made with its configuration and ports. Errors: `plugin_invalid` when it is not installed or broken, naming
 * what is there.
 */
export async function loadTier(
  options: DiscoverOptions & { readonly config: Readonly<Record<string, unknown>>; readonly ports: TierPorts },
  id: string,
): Promise<TierPlugin> {
  const found = await discoverPlugins(options);
  const tier = found.filter(isTier).find(({ manifest }) => manifest.id === id);
  if (!tier) throw missingTier(found, id);
  const create = await loadCode<CreateTier>(tier.packageName, tier.folder, tier.manifest.main);
  return create(options.config, options.ports);
}

function missingTier(found: readonly FoundPlugin[], id: string): ValetError {
  const broken = found.find(({ ok, packageName }) => !ok && packageName.includes(id));
  if (broken) assertUsable(broken);
  const known = found.filter(isTier).map(({ manifest }) => manifest.id);
  return new ValetError(
    'plugin_invalid',
    `No tier "${id}" is installed (found: ${known.join(', ') || 'none'}); install its package.`,
  );
}

function isAts(plugin: FoundPlugin): plugin is Usable<AtsManifest> {
  return plugin.ok && plugin.manifest.kind === 'ats';
}

function isTier(plugin: FoundPlugin): plugin is Usable<TierManifest> {
  return plugin.ok && plugin.manifest.kind === 'tier';
}

function toEntry({ packageName, folder, manifest }: Usable<AtsManifest>): AtsEntry {
  let code: Promise<AtsPlugin> | undefined;
  return {
    packageName,
    manifest,
    load() {
      code ??= manifest.main ? loadCode<AtsPlugin>(packageName, folder, manifest.main) : Promise.resolve({});
      return code;
    },
  };
}
