import { readFile } from 'node:fs/promises';
import path from 'node:path';
import { checkManual, lintManual, ValetError } from '@valet/core';
import type { Manual, PluginManifest } from '@valet/schemas';
import type { Config } from '../config.ts';
import { type DiscoverOptions, discoverPlugins } from './discover.ts';

/** Loads the manuals of the plugins that this process finds; null where the configuration wants none. */
export function shippedManuals({
  shippedManuals: isWanted,
  plugins,
}: Pick<Config, 'shippedManuals' | 'plugins'>): (() => Promise<readonly Manual[]>) | null {
  return isWanted ? () => loadManuals({ roots: [process.cwd(), import.meta.dirname], links: plugins }) : null;
}

/** The manuals of all usable plugins; one that is broken is left out, and `valet plugin check` says why. */
export async function loadManuals(options: DiscoverOptions): Promise<readonly Manual[]> {
  const plugins = (await discoverPlugins(options)).flatMap((plugin) => (plugin.ok ? [plugin] : []));
  const read = plugins.flatMap(({ folder, manifest }) =>
    manualFiles(manifest).map((file) => readPluginManual(folder, file).catch(() => null)),
  );
  return (await Promise.all(read)).filter((manual) => manual !== null);
}

/** The files that a manifest names as manuals, relative to its folder. */
export function manualFiles(manifest: PluginManifest): readonly string[] {
  return 'manuals' in manifest ? (manifest.manuals ?? []) : [];
}

/** A manual that a plugin brings. Error: `plugin_invalid` naming the file and every mistake. */
export async function readPluginManual(folder: string, file: string): Promise<Manual> {
  const text = await readFile(path.join(folder, file), 'utf8').catch((error: unknown) => {
    throw broken(file, ['cannot be read'], error);
  });
  const checked = checkManual(text);
  const mistakes = checked.ok ? lintManual(checked.manual) : checked.mistakes;
  if (!checked.ok || mistakes.length > 0) throw broken(file, mistakes);
  return checked.manual;
}

function broken(file: string, mistakes: readonly string[], cause?: unknown): ValetError {
  return new ValetError('plugin_invalid', `The manual ${file} is not good: ${mistakes.join('; ')}.`, { cause });
}
