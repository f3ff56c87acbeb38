import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import t from 'tap';
import { discoverPlugins } from '../../../host/src/registry/discover.ts';
import { loadTier } from '../../../host/src/registry/registry.ts';

const tier = {
  apiVersion: 1,
  kind: 'tier',
  id: 'toy',
  displayName: 'Toy',
  description: 'A toy.',
  engines: { valet: '>=0.1' },
  main: './index.js',
  provides: { driver: ['dom'], agent: 'toy' },
};
const pkg = (name: string, keywords = ['valet-plugin']) =>
  JSON.stringify({ name, version: '1.0.0', keywords, type: 'module' });

async function install(root: string, name: string, files: Record<string, string>): Promise<void> {
  const folder = path.join(root, 'node_modules', name);
  await mkdir(folder, { recursive: true });
  await Promise.all(Object.entries(files).map(([file, text]) => writeFile(path.join(folder, file), text)));
}

t.test('a scan of installed packages', async (t) => {
  const root = t.testdir({ app: {} });
  const good = {
    'package.json': pkg('valet-tier-toy'),
    'valet.plugin.json': JSON.stringify(tier),
    'index.js': 'export default () => ({ check: async () => ({ ok: true, detail: "toy" }) });',
  };
  await install(root, 'valet-tier-toy', good);
  await install(root, '@scope/no-manifest', { 'package.json': pkg('@scope/no-manifest') });
  await install(root, 'no-json', { 'package.json': pkg('no-json'), 'valet.plugin.json': '{ nope' });
  await install(root, 'no-main', {
    'package.json': pkg('no-main'),
    'valet.plugin.json': JSON.stringify({ ...tier, id: 'lost', main: './lost.js' }),
  });
  await install(root, 'broken-package', { 'package.json': '{ "keywords": ["valet-plugin"], ' });
  await install(root, 'nameless', { 'package.json': JSON.stringify({ keywords: ['valet-plugin'] }) });
  await install(root, 'throws', {
    ...good,
    'package.json': pkg('throws'),
    'valet.plugin.json': JSON.stringify({ ...tier, id: 'throws' }),
    'index.js': 'throw new Error("boom at import");',
  });
  await install(root, 'empty', {
    ...good,
    'package.json': pkg('empty'),
    'valet.plugin.json': JSON.stringify({ ...tier, id: 'empty' }),
    'index.js': 'export const x = 1;',
  });
  await install(root, 'unrelated', { 'package.json': pkg('unrelated', ['something']), 'valet.plugin.json': '{ nope' });
  const options = { roots: [path.join(root, 'app')] };
  const found = await discoverPlugins(options);
  const reasonOf = (name: string) => {
    const plugin = found.find(({ packageName }) => packageName === name);
    return plugin && !plugin.ok ? plugin.error.message : undefined;
  };

  t.test('finds the good one and goes on past the broken', async (t) => {
    const usable = found.filter(({ ok }) => ok).map(({ packageName }) => packageName);
    for (const name of ['empty', 'throws', 'valet-tier-toy']) t.ok(usable.includes(name), name);
    t.notOk(found.some(({ packageName }) => packageName === 'unrelated'));
  });

  t.test('says of each broken one what is wrong and how to mend it', async (t) => {
    t.match(reasonOf('no-manifest'), /@scope\/no-manifest: it has no valet\.plugin\.json; add the manifest/);
    t.match(reasonOf('no-json'), /valet\.plugin\.json is not JSON/);
    t.match(reasonOf('no-main'), /names main \.\/lost\.js, which does not exist/);
    t.match(reasonOf('broken-package'), /package\.json is not JSON/);
    t.match(reasonOf('nameless'), /needs a "name" and a "version"/);
  });

  t.test('loads code only when it is asked for, and names the plugin that cannot be loaded', async (t) => {
    const config = {};
    const toy = await loadTier({ ...options, config, ports: {} }, 'toy');
    t.same(await toy.check(), { ok: true, detail: 'toy' });
    await t.rejects(loadTier({ ...options, config, ports: {} }, 'throws'), {
      code: 'plugin_invalid',
      message: /throws cannot be loaded: boom at import/,
    });
    await t.rejects(loadTier({ ...options, config, ports: {} }, 'empty'), {
      code: 'plugin_invalid',
      message: /empty has no default export/,
    });
    await t.rejects(loadTier({ ...options, config, ports: {} }, 'moon'), {
      code: 'plugin_invalid',
      message: /No tier "moon" is installed \(found: .*toy/,
    });
  });
});
