import { spawnSync } from 'node:child_process';
import { appendFileSync, cpSync, existsSync, mkdirSync, mkdtempSync, readdirSync, rmSync, symlinkSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import t from 'tap';

const root = path.resolve(import.meta.dirname, '../..');
// Outside the checkout, so that nothing is resolved from its node_modules.
const tree = mkdtempSync(path.join(tmpdir(), 'valet-arrows-'));
t.teardown(() => rmSync(tree, { recursive: true, force: true }));

/** A copy of the house whose packages resolve to the copy. */
function copyHouse(): void {
  const isSource = (file: string) => !/(^|\/)(node_modules|dist)(\/|$)/.test(path.relative(root, file));
  for (const wing of ['schemas', 'core', 'plugins', 'manuals', 'host'])
    cpSync(path.join(root, wing), path.join(tree, wing), { recursive: true, filter: isSource });
  mkdirSync(path.join(tree, 'node_modules/@valet'), { recursive: true });
  for (const name of readdirSync(path.join(root, 'node_modules'))) {
    if (name !== '@valet' && !name.startsWith('.'))
      symlinkSync(path.join(root, 'node_modules', name), path.join(tree, 'node_modules', name));
  }
  for (const name of readdirSync(path.join(root, 'host'), { encoding: 'utf8' })) {
    const nested = path.join(root, 'host', name);
    if (name === 'node_modules') symlinkSync(nested, path.join(tree, 'host/node_modules'));
  }
  const packages = {
    schemas: 'schemas',
    core: 'core',
    host: 'host',
    'agent-playwright': 'plugins/agents/playwright',
    'tier-local': 'plugins/tiers/local',
  };
  for (const [name, folder] of Object.entries(packages))
    symlinkSync(path.join(tree, folder), path.join(tree, 'node_modules/@valet', name));
  for (const folder of ['core', 'host']) {
    const own = path.join(root, folder, 'node_modules');
    if (existsSync(own) && !existsSync(path.join(tree, folder, 'node_modules')))
      symlinkSync(own, path.join(tree, folder, 'node_modules'));
  }
}

function arrows(): { status: number | null; output: string } {
  const { status, stdout, stderr } = spawnSync(
    process.execPath,
    [path.join(root, 'scripts/arrows.mjs'), '--root', tree],
    { encoding: 'utf8' },
  );
  return { status, output: stdout + stderr };
}

function plant(file: string, line: string): void {
  const target = path.join(tree, file);
  mkdirSync(path.dirname(target), { recursive: true });
  appendFileSync(target, `\n${line}\n`);
}

t.test('the arrow check', async (t) => {
  copyHouse();

  t.test('holds for the house as it stands', async (t) => {
    const { status, output } = arrows();
    t.equal(status, 0, output);
    t.match(output, /\d{3} modules, \d+ arrows, none forbidden/);
  });

  const plants: [string, string, string, RegExp][] = [
    [
      'core reaching the host',
      'core/src/clock.ts',
      "export { startHost } from '../../host/src/main.ts';",
      /core\/src\/clock\.ts -> host\/src\/main\.ts \(core-reaches-only-what-it-may\)/,
    ],
    [
      'a type import, too',
      'core/src/clock.ts',
      "import type { Config } from '../../host/src/config.ts'; export type C = Config;",
      /core\/src\/clock\.ts -> host\/src\/config\.ts/,
    ],
    [
      'core reaching a plugin by its package name',
      'core/src/clock.ts',
      "export type * from '@valet/tier-local';",
      /core\/src\/clock\.ts -> plugins\/tiers\/local\/src\/index\.ts/,
    ],
    [
      'core taking a browser library',
      'core/src/clock.ts',
      "export type { Page } from 'playwright-core';",
      /core\/src\/clock\.ts -> .*playwright-core.*core-uses-pure-packages/,
    ],
    [
      'core opening sockets',
      'core/src/clock.ts',
      "export { connect } from 'node:net';",
      /core\/src\/clock\.ts -> .*net \(core-uses-pure-node-modules\)/,
    ],
    [
      'schemas reaching core',
      'schemas/src/validate.ts',
      "export type { Clock } from '@valet/core';",
      /schemas\/src\/validate\.ts -> core\/src\/index\.ts/,
    ],
    [
      'a plugin reaching the host',
      'plugins/tiers/local/src/index.ts',
      "import type { Config } from '@valet/host'; export type C = Config;",
      /plugins\/tiers\/local\/src\/index\.ts -> host\//,
    ],
    [
      'the host naming a plugin',
      'host/src/log.ts',
      "export type * from '@valet/tier-local';",
      /host\/src\/log\.ts -> plugins\/tiers\/local/,
    ],
    [
      'an agent reaching a tier',
      'plugins/agents/playwright/src/index.ts',
      "export type * from '@valet/tier-local';",
      /plugins\/agents\/playwright\/src\/index\.ts -> plugins\/tiers\/local/,
    ],
    [
      'one tier reaching another',
      'plugins/tiers/other/src/index.ts',
      "export * from '../../local/src/index.ts';",
      /plugins\/tiers\/other\/src\/index\.ts -> plugins\/tiers\/local\/src\/index\.ts \(one-plugin-knows-no-other\)/,
    ],
    [
      'another file knowing the container',
      'host/src/log.ts',
      "export { container } from 'tsyringe';",
      /host\/src\/log\.ts -> .*tsyringe.*only-compose-knows-the-container/,
    ],
    [
      'a circle',
      'core/src/clock.ts',
      "export type { RunDeps } from './run/run-request.ts';",
      /core\/src\/clock\.ts -> .*\(no-circles\)/,
    ],
    [
      'a setting read elsewhere',
      'host/src/log.ts',
      "export const home = process.env['HOME'];",
      /host\/src\/log\.ts reads process\.env; only host\/src\/config\.ts may/,
    ],
    [
      'an import of nothing',
      'core/src/clock.ts',
      "export * from './nowhere.ts';",
      /core\/src\/clock\.ts -> .*nowhere\.ts \(nothing-reaches-into-the-dark\)/,
    ],
  ];
  t.test('fails for planted imports and names both ends of each', async (t) => {
    for (const [, file, line] of plants) plant(file, line);
    const { status, output } = arrows();
    t.equal(status, 1);
    for (const [what, , , message] of plants) t.match(output, message, what);
  });
});
