import { readdir, readFile, realpath } from 'node:fs/promises';
import path from 'node:path';
import { toValetError, ValetError } from '@valet/core';
import type { PluginManifest } from '@valet/schemas';
import { checkPluginFolder, pluginKeyword } from './plugin-folder.ts';

/** A plugin package that was found: usable, or broken with the reason. */
export type FoundPlugin =
  | {
      readonly ok: true;
      readonly packageName: string;
      readonly version: string;
      readonly folder: string;
      readonly manifest: PluginManifest;
    }
  | { readonly ok: false; readonly packageName: string; readonly folder: string; readonly error: ValetError };

/** Where plugins are looked for. */
export interface DiscoverOptions {
  /** Folders whose `node_modules`, and those above them, are scanned for the keyword. */
  readonly roots: readonly string[];
  /** Folders that are plugins themselves, for development. */
  readonly links?: readonly string[];
}

/**
 * Finds installed plugins by keyword and proves each one's manifest; imports no plugin code. A broken package is
 * reported with its reason and the rest goes on. Each package counts once, the nearest copy of a name first.
 */
export async function discoverPlugins({ roots, links = [] }: DiscoverOptions): Promise<readonly FoundPlugin[]> {
  const linked = await Promise.all(links.map((folder) => describeFolder(path.resolve(folder))));
  const installed = await Promise.all((await listPackages(roots)).map(describeInstalled));
  const byName = new Map<string, FoundPlugin>();
  for (const plugin of [...linked, ...installed]) {
    if (plugin && !byName.has(plugin.packageName)) byName.set(plugin.packageName, plugin);
  }
  return [...byName.values()].sort((a, b) => a.packageName.localeCompare(b.packageName));
}

async function describeInstalled(folder: string): Promise<FoundPlugin | undefined> {
  const text = await readFile(path.join(folder, 'package.json'), 'utf8').catch(() => '');
  return text.includes(`"${pluginKeyword}"`) ? describeFolder(folder) : undefined;
}

async function describeFolder(folder: string): Promise<FoundPlugin> {
  try {
    return { ok: true, ...(await checkPluginFolder(folder)) };
  } catch (error) {
    return { ok: false, packageName: path.basename(folder), folder, error: toValetError(error, 'plugin_invalid') };
  }
}

/** Folders of all packages installed at the roots and above, nearest first, each real folder once. */
async function listPackages(roots: readonly string[]): Promise<string[]> {
  const shelves = [...new Set(roots.flatMap(withAncestors).map((folder) => path.join(folder, 'node_modules')))];
  const listed = (await Promise.all(shelves.map(listShelf))).flat();
  const real = await Promise.all(listed.map((folder) => realpath(folder).catch(() => undefined)));
  return [...new Set(real.filter((folder) => folder !== undefined))];
}

function withAncestors(folder: string): string[] {
  const here = path.resolve(folder);
  const parent = path.dirname(here);
  return parent === here ? [here] : [here, ...withAncestors(parent)];
}

async function listShelf(shelf: string): Promise<string[]> {
  const names = await readdir(shelf).catch(() => []);
  const nested = await Promise.all(
    names
      .filter((name) => !name.startsWith('.'))
      .map(async (name) => {
        if (!name.startsWith('@')) return [path.join(shelf, name)];
        const scoped = await readdir(path.join(shelf, name)).catch(() => []);
        return scoped.map((inner) => path.join(shelf, name, inner));
      }),
  );
  return nested.flat();
}

/** Throws `plugin_invalid` for a plugin that was found broken. */
export function assertUsable(plugin: FoundPlugin): asserts plugin is Extract<FoundPlugin, { ok: true }> {
  if (!plugin.ok) throw new ValetError('plugin_invalid', plugin.error.message, { cause: plugin.error });
}
