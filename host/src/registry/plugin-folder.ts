import { readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { parseManifest, ValetError } from '@valet/core';
import type { PluginManifest } from '@valet/schemas';

/** The npm keyword that says a package is a plugin. */
export const pluginKeyword = 'valet-plugin';

/** A plugin package that passed every check that needs no code of its own. */
export interface CheckedPlugin {
  readonly packageName: string;
  readonly version: string;
  readonly folder: string;
  readonly manifest: PluginManifest;
}

/**
 * Checks a plugin's folder: package.json, keyword, manifest, and the files that the manifest names. Imports nothing.
 * Error: `plugin_invalid` naming what is wrong and how to mend it.
 */
export async function checkPluginFolder(folder: string): Promise<CheckedPlugin> {
  const pkg = await readPackage(folder);
  if (!pkg.keywords.includes(pluginKeyword)) {
    throw broken(pkg.name, `its package.json lacks the keyword "${pluginKeyword}"; add it to "keywords"`);
  }
  const manifest = parseManifest(await readManifest(folder, pkg.name), pkg.name);
  const main = 'main' in manifest ? manifest.main : undefined;
  if (main && !(await isFile(path.join(folder, main))) && !(await isFile(sourceOf(folder, main)))) {
    throw broken(
      pkg.name,
      `its manifest names main ${main}, which does not exist; build the package or correct the path`,
    );
  }
  for (const file of 'manuals' in manifest ? (manifest.manuals ?? []) : []) {
    if (await isFile(path.join(folder, file))) continue;
    throw broken(pkg.name, `its manifest names the manual ${file}, which does not exist; correct the path`);
  }
  return { packageName: pkg.name, version: pkg.version, folder, manifest };
}

/** The TypeScript source of a built module: `./dist/x.js` is made from `./src/x.ts`. Used in a checkout. */
export function sourceOf(folder: string, main: string): string {
  return path.join(folder, main.replace(/^\.\/dist\//, './src/').replace(/\.js$/, '.ts'));
}

async function readPackage(folder: string): Promise<{ name: string; version: string; keywords: readonly string[] }> {
  const file = path.join(folder, 'package.json');
  const text = await readFile(file, 'utf8').catch(() => {
    throw broken(path.basename(folder), `${file} cannot be read; name the folder of an npm package`);
  });
  const data = parse(text, path.basename(folder));
  const { name, version, keywords } = data;
  if (typeof name !== 'string' || typeof version !== 'string') {
    throw broken(path.basename(folder), 'its package.json needs a "name" and a "version"');
  }
  return { name, version, keywords: Array.isArray(keywords) ? keywords.map(String) : [] };
}

function parse(text: string, name: string): Record<string, unknown> {
  try {
    return JSON.parse(text);
  } catch (error) {
    throw broken(name, `its package.json is not JSON (${(error as Error).message})`, error);
  }
}

async function readManifest(folder: string, name: string): Promise<string> {
  return readFile(path.join(folder, 'valet.plugin.json'), 'utf8').catch(() => {
    throw broken(name, 'it has no valet.plugin.json; add the manifest beside package.json');
  });
}

async function isFile(file: string): Promise<boolean> {
  return (await stat(file).catch(() => undefined))?.isFile() ?? false;
}

function broken(name: string, what: string, cause?: unknown): ValetError {
  return new ValetError('plugin_invalid', `Plugin ${name}: ${what}.`, { cause });
}
