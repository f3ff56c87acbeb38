import { readdirSync, readFileSync } from 'node:fs';
import path from 'node:path';
import { createCatalog } from '@valet/core';
import t from 'tap';
import { checkPluginFolder } from '../../host/src/registry/plugin-folder.ts';
import { shippedPlugins } from '../support/engine.ts';

const root = path.resolve(import.meta.dirname, '../..');
const folders = readdirSync(path.join(root, 'plugins/ats'));

t.test('each ATS plugin that ships', async (t) => {
  const host = JSON.parse(readFileSync(path.join(root, 'host/package.json'), 'utf8'));
  for (const folder of folders) {
    const { packageName, manifest } = await checkPluginFolder(path.join(root, 'plugins/ats', folder));
    t.equal(manifest.id, folder, `${folder} passes its check`);
    t.ok(packageName in host.dependencies, `${packageName} comes with the host`);
    t.notOk(manifest.kind === 'ats' && manifest.main, `${folder} is JSON only`);
  }
  t.same(shippedPlugins.map(({ manifest }) => manifest.id).sort(), [...folders].sort());
});

t.test('each address that a manifest gives as its own is routed to it, beside all the others', async (t) => {
  const catalog = createCatalog(shippedPlugins);
  for (const { manifest } of shippedPlugins.filter((plugin) => !plugin.manifest.match.fallback)) {
    for (const { url } of manifest.match.examples.yes)
      t.equal(catalog.routeUrl(url)?.entry.manifest.id, manifest.id, url);
  }
});

t.test('the plugin for sites of no ATS comes last', async (t) => {
  const catalog = createCatalog(shippedPlugins);
  t.equal(catalog.routeUrl('https://www.example.com/careers/engineer'), null, 'no address is its own');
  t.equal(catalog.routeFallback('https://www.example.com/careers/engineer')?.entry.manifest.id, 'generic');
  t.equal(catalog.routeFallback('https://jobs.lever.co/acme')?.entry.manifest.id, 'generic');
  t.equal(catalog.routeFallback('file:///etc/hosts'), null);
});
