import path from 'node:path';
import type { Config } from '../config.ts';
import type { DiscoverOptions } from '../registry/discover.ts';

/** Where a command looks for plugins: where it runs, where Valet itself is installed, and what VALET_PLUGINS names. */
export function discoverFrom({ plugins }: Pick<Config, 'plugins'>): DiscoverOptions {
  return { roots: [process.cwd(), path.resolve(import.meta.dirname, '../..')], links: plugins };
}
