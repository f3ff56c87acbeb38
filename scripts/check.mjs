// `npm run check`: everything that must hold at each commit, one line a step. All steps run; exit 1 if one failed.
import { spawnSync } from 'node:child_process';
import { readdirSync } from 'node:fs';
import path from 'node:path';
import { root, setUp, start } from './setup.mjs';

/** Tests that start no browser and no process of their own. */
function fastTests() {
  return readdirSync(path.join(root, 'test'), { recursive: true, encoding: 'utf8' })
    .filter((file) => file.endsWith('.test.ts') && !/\.(browser|journey)\.test\.ts$/.test(file))
    .filter((file) => !file.includes('node_modules'))
    .map((file) => path.join('test', file))
    .sort();
}

const bin = (name) => path.join('node_modules/.bin', name);

const steps = [
  { name: 'types', command: bin('tsc'), args: ['-b'] },
  { name: 'lint', command: bin('biome'), args: ['check', '--error-on-warnings', '.'] },
  { name: 'arrows', command: 'node', args: ['scripts/arrows.mjs'] },
  { name: 'schemas', command: 'node', args: ['scripts/generate.mjs', '--check'] },
  { name: 'lock', command: 'node', args: ['scripts/lock.mjs'] },
  {
    name: 'tests',
    command: 'node',
    args: ['node_modules/tap/dist/esm/run.mjs', 'run', '--reporter=tap', ...fastTests()],
    // Only what failed is worth reading.
    shorten: (output) =>
      output
        .split('\n')
        .filter((line) => /^\s*not ok|^# \{/.test(line))
        .join('\n'),
  },
];

await start(async () => {
  const { env } = await setUp();
  let failures = 0;
  for (const { name, command, args, shorten = (output) => output } of steps) {
    const startedAt = Date.now();
    const { status, stdout, stderr, error } = spawnSync(command, args, {
      cwd: root,
      env,
      encoding: 'utf8',
      maxBuffer: 2 ** 28,
    });
    const isGood = status === 0;
    console.log(`${isGood ? 'ok    ' : 'FAILED'} ${name.padEnd(8)} ${((Date.now() - startedAt) / 1000).toFixed(1)} s`);
    if (isGood) continue;
    failures += 1;
    console.log(
      `${shorten(stdout ?? '')}\n${stderr ?? ''}${error ? error.message : ''}`.trim().replace(/^/gm, '       '),
    );
  }
  console.log(failures === 0 ? `all ${steps.length} checks hold` : `${failures} of ${steps.length} checks failed`);
  process.exitCode = failures === 0 ? 0 : 1;
});
