import { stat } from 'node:fs/promises';
import path from 'node:path';
import { pathToFileURL } from 'node:url';
import { ValetError } from '@valet/core';
import { sourceOf } from './plugin-folder.ts';

const loadTimeoutMs = 10_000;

/**
 * Imports a plugin's module, bounded in time, and returns its default export. In a checkout the source is taken, so
 * that nothing has to be built. Error: `plugin_invalid`.
 */
export async function loadCode<T>(packageName: string, folder: string, main: string): Promise<T> {
  const file = await pickFile(folder, main);
  const { promise: late, reject } = Promise.withResolvers<never>();
  const timer = setTimeout(
    () => reject(broken(packageName, `did not load within ${loadTimeoutMs / 1000} s`)),
    loadTimeoutMs,
  );
  try {
    const module = await Promise.race([importFile<T>(packageName, file), late]);
    if (module.default === undefined) throw broken(packageName, `has no default export in ${main}`);
    return module.default;
  } finally {
    clearTimeout(timer);
  }
}

async function pickFile(folder: string, main: string): Promise<string> {
  const source = sourceOf(folder, main);
  const hasSource =
    process.execArgv.includes('--conditions=valet-src') && (await stat(source).catch(() => undefined))?.isFile();
  return hasSource ? source : path.join(folder, main);
}

async function importFile<T>(packageName: string, file: string): Promise<{ default?: T }> {
  try {
    return await import(pathToFileURL(file).href);
  } catch (error) {
    throw broken(packageName, `cannot be loaded: ${(error as Error).message}`, error);
  }
}

function broken(packageName: string, what: string, cause?: unknown): ValetError {
  return new ValetError('plugin_invalid', `Plugin ${packageName} ${what}; reinstall it or disable it.`, { cause });
}
