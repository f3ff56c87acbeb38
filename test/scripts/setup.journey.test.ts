import { spawnSync } from 'node:child_process';
import { copyFileSync, mkdirSync, readFileSync, writeFileSync } from 'node:fs';
import path from 'node:path';
import t from 'tap';

const root = path.resolve(import.meta.dirname, '../..');

/** Runs one of the house's scripts as a shell would, without what the outer test runner has set. */
function runScript(script: string, args: readonly string[] = [], settings: Record<string, string> = {}) {
  const outer = Object.entries(process.env).filter(([name]) => !/^(TAP|_TAPJS|NODE_OPTIONS)/.test(name));
  const { status, stdout, stderr } = spawnSync(process.execPath, [script, ...args], {
    cwd: root,
    env: { ...Object.fromEntries(outer), ...settings },
    encoding: 'utf8',
  });
  return { status, stdout, stderr };
}

t.test('setup does nothing where all is there, and says what Valet runs on', async (t) => {
  runScript('scripts/setup.mjs');
  const { status, stdout, stderr } = runScript('scripts/setup.mjs');
  t.equal(status, 0, stderr);
  t.match(stdout, /^Valet is set up: Node v2\d\.\d+\.\d+, browser \S+\n$/);
  t.equal(stderr, '');
});

t.test('setup refuses a named browser that is not there, in one line, and brings no other', async (t) => {
  const { status, stderr } = runScript('scripts/setup.mjs', [], { VALET_BROWSER: '/no/such/chrome' });
  t.equal(status, 1);
  t.match(stderr, /^The configured browser \/no\/such\/chrome does not exist\..*\n$/);
});

t.test('npm test closes with the counts, and fails when a test does', async (t) => {
  const file = path.join(t.testdir({}), 'two.test.ts');
  writeFileSync(file, "import t from 'tap';\nt.pass('good');\nt.fail('bad');\n");
  const failed = runScript('scripts/test.mjs', [path.relative(root, file)]);
  t.equal(failed.stdout.trimEnd().split('\n').at(-1), '1 passed, 1 failed');
  t.match(failed.stdout, /^failed: .*two\.test\.ts > bad$/m, 'and says what failed');
  t.equal(failed.status, 1);
  writeFileSync(file, "import t from 'tap';\nt.pass('good');\nt.pass('too');\n");
  const passed = runScript('scripts/test.mjs', [path.relative(root, file)]);
  t.equal(passed.stdout.trimEnd().split('\n').at(-1), '2 passed, 0 failed');
  t.equal(passed.status, 0);
});

t.test('the lock check refuses what npm ci would refuse, and names of download hosts', async (t) => {
  const house = t.testdir({});
  mkdirSync(path.join(house, 'scripts'));
  copyFileSync(path.join(root, 'scripts/lock.mjs'), path.join(house, 'scripts/lock.mjs'));
  const check = (change: (lock: { packages: Record<string, object> }) => void) => {
    const lock = JSON.parse(readFileSync(path.join(root, 'package-lock.json'), 'utf8'));
    change(lock);
    writeFileSync(path.join(house, 'package-lock.json'), JSON.stringify(lock));
    return runScript(path.join(house, 'scripts/lock.mjs'));
  };
  t.equal(check(() => {}).status, 0);
  const missing = check(({ packages }) => {
    packages['node_modules/some'] = { version: '1.0.0', optionalDependencies: { 'some-darwin-arm64': '1.0.0' } };
  });
  t.match(missing, { status: 1, stderr: /node_modules\/some -> some-darwin-arm64@1\.0\.0/ });
  const hosted = check(({ packages }) => {
    packages['node_modules/some'] = { version: '1.0.0', resolved: 'https://mirror.example.com/some.tgz' };
  });
  t.match(hosted, { status: 1, stderr: /mirror\.example\.com/ });
});
