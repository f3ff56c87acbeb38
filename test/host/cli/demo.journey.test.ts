import { spawnSync } from 'node:child_process';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { errorTable } from '@valet/core';
import t from 'tap';
import { runValet } from './run-valet.ts';

const sample = path.resolve(import.meta.dirname, '../../../host/sample');
const applyTo = (url: string, data: string) => [
  ...['apply', url, '--profile', path.join(sample, 'candidate.json'), '--data', data],
];

t.test('the demo applies, shows what the site recorded, and all of it is equal', async (t) => {
  const { exitCode, stdout, stderr } = await runValet(['apply', '--demo']);
  t.equal(exitCode, 0, stderr + stdout);
  t.match(stdout, /All \d+ fields arrived as they were sent\.[\s\S]*\[submitted_verified\]/);
  t.notMatch(stdout, '≠');
  t.ok(
    stdout.split('\n').every((line) => line.length <= 80 || /https?:|\.png/.test(line)),
    'no line but an address or a path is longer than 80 columns',
  );
});

t.test('a data folder that is another process is using, or that is broken, is left alone', async (t) => {
  const folder = t.testdir({});
  const data = path.join(folder, 'data');
  let locked: ReturnType<typeof runValet> | undefined;
  const host = await runValet(['start', '--port', '0', '--data', data], {
    env: { VALET_LOG: 'silent' },
    onOutput(text, kill) {
      if (locked || !text.includes('Valet serves at')) return;
      locked = runValet(applyTo('http://127.0.0.1:9/jobs/1', data));
      void locked.finally(() => kill('SIGINT'));
    },
  });
  t.equal(host.exitCode, 0, host.stderr);
  t.match(host.stdout, /Valet serves at http:\/\/127\.0\.0\.1:\d+\nIts service key is in .*service-key\n/);
  const refused = await locked;
  t.equal(refused?.exitCode, errorTable.data_locked.exitCode);
  t.match(refused?.stderr, /\[data_locked\]/);
  t.notMatch(refused?.stderr, /\n\s+at /);

  const broken = path.join(folder, 'broken');
  await mkdir(path.join(broken, 'db'), { recursive: true });
  await writeFile(path.join(broken, 'db', 'PG_VERSION'), 'no version');
  const result = await runValet(applyTo('http://127.0.0.1:9/jobs/1', broken));
  t.equal(result.exitCode, errorTable.data_corrupt.exitCode);
  t.match(result.stderr, /\[data_corrupt\]/);
  t.equal(await readFile(path.join(broken, 'db', 'PG_VERSION'), 'utf8'), 'no version', 'nothing in it was changed');
});

t.test('the launcher runs the command, and an old Node is told what is missing', async (t) => {
  const launcher = path.resolve(import.meta.dirname, '../../../host/bin/valet.js');
  const version = spawnSync(process.execPath, [launcher, '--version'], { encoding: 'utf8' });
  t.match(version, { status: 0, stdout: /^\d+\.\d+\.\d+\n$/ });
  const bad = spawnSync(process.execPath, [launcher, 'aply'], { encoding: 'utf8' });
  t.equal(bad.status, 2, 'the exit code passes through');
  const pretend = `Object.defineProperty(process.versions, 'node', { value: '20.11.0' }); await import(${JSON.stringify(`file://${launcher}`)})`;
  const old = spawnSync(process.execPath, ['--input-type=module', '--eval', pretend], { encoding: 'utf8' });
  t.equal(old.status, 1);
  t.match(old.stderr, /^valet: Node 24\.15 or newer is needed, this is 20\.11\.0\./);
});
