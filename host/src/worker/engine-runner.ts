import { createFolderDocuments, systemClock } from '@valet/core';
import { runApplication, runTask } from '@valet/core/engine';
import { artifactFolder, type Config, obstaclePaceOf } from '../config.ts';
import { createOutside } from '../outside/outside.ts';
import { loadCatalog, loadTier } from '../registry/registry.ts';
import type { AttemptRunner } from './worker-ports.ts';

/** The runner of every ordinary worker: core's engine with the installed plugins. Errors: `plugin_invalid`, `plugin_tie`. */
export async function createRunner(config: Config): Promise<AttemptRunner> {
  const options = { roots: [process.cwd(), import.meta.dirname], links: config.plugins };
  const documents = createFolderDocuments(artifactFolder(config), { confined: true });
  const plugins = await loadCatalog(options);
  const { reach } = createOutside(config);
  const tier = await loadTier({ ...options, config: tierConfig(config), ports: { reach } }, config.tier);
  const own = { tier, plugins, documents, clock: systemClock, obstaclePace: obstaclePaceOf(config) };
  return {
    run: (request, ports, signal) => runApplication(request, { ...ports, ...own }, signal),
    runTask: (request, ports, signal) => runTask(request, { ...ports, ...own }, signal),
    close: () => tier.close(),
  };
}

function tierConfig({ browser }: Config): Readonly<Record<string, unknown>> {
  return browser === null ? {} : { browser };
}
