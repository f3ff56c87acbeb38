import path from 'node:path';
import type { Command } from 'commander';
import type { FoundPlugin } from '../registry/discover.ts';
import type { Perform } from './perform.ts';
import { plainTable } from './plain-table.ts';
import { openTerminal, type Terminal } from './terminal.ts';

/** Adds `valet plugin list` and `valet plugin check`. */
export function addPlugin(program: Command, perform: Perform): void {
  const plugin = program.command('plugin').description('see which sites and browsers Valet knows').helpCommand(false);
  plugin
    .command('list')
    .description('list the plugins that are installed')
    .option('--json', 'print one JSON document')
    .action(({ json = false }: { json?: boolean }) => perform(() => list({ json }), { json }));
  plugin
    .command('check')
    .description('prove a plugin: its manifest, its examples, the files it names')
    .argument('<folder>', 'folder with package.json and valet.plugin.json')
    .action((folder: string) => perform(() => check(folder)));
}

async function list({ json }: { json: boolean }): Promise<number> {
  const [{ listPlugins }, { discoverFrom }, { readConfig }] = await Promise.all([
    import('../registry/registry.ts'),
    import('./discover-from.ts'),
    import('../config.ts'),
  ]);
  const found = await listPlugins(discoverFrom(readConfig()));
  const terminal = openTerminal({ json });
  if (json) terminal.print(JSON.stringify(found.map(describe), null, 2));
  else terminal.print(listText(found, terminal));
  return found.every(({ ok }) => ok) ? 0 : 1;
}

function describe(plugin: FoundPlugin) {
  if (!plugin.ok) return { package: plugin.packageName, folder: plugin.folder, error: plugin.error.message };
  const { packageName, version, folder, manifest } = plugin;
  return { package: packageName, version, folder, kind: manifest.kind, id: manifest.id, name: manifest.displayName };
}

function listText(found: readonly FoundPlugin[], terminal: Terminal): string {
  if (found.length === 0) return '  No plugins are installed.';
  const { colors } = terminal;
  const rows = found.map((plugin) =>
    plugin.ok
      ? [
          plugin.manifest.kind,
          plugin.manifest.id,
          plugin.manifest.description,
          `${plugin.packageName} ${plugin.version}`,
        ]
      : [colors.red('broken'), '', colors.red(plugin.error.message), plugin.packageName],
  );
  const columns = [
    { head: 'Kind', width: 8 },
    { head: 'Id', width: 12 },
    { head: 'What it is for' },
    { head: 'Package', width: 26 },
  ];
  return plainTable(columns, rows, terminal);
}

async function check(folder: string): Promise<number> {
  const [{ checkPluginFolder }, { manualFiles, readPluginManual }] = await Promise.all([
    import('../registry/plugin-folder.ts'),
    import('../registry/load-manuals.ts'),
  ]);
  const { packageName, version, manifest } = await checkPluginFolder(path.resolve(folder));
  const manuals = manualFiles(manifest);
  for (const file of manuals) await readPluginManual(path.resolve(folder), file);
  const terminal = openTerminal({ json: false });
  const { green, dim } = terminal.colors;
  terminal.print(
    `  ${green('✓')} ${packageName} ${version} ${dim('is a good plugin:')} ${manifest.displayName} (${manifest.kind})`,
  );
  if (manuals.length > 0) terminal.print(dim(`    ${manuals.length} manuals, each checked and linted`));
  if (manifest.kind === 'ats') {
    const { yes, no } = manifest.match.examples;
    terminal.print(
      dim(`    ${yes.length} addresses it takes and ${no.length} it refuses, each tried against its patterns`),
    );
  }
  return 0;
}
