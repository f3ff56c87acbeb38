// `npm test [-- files]`: sets up, then runs the tests. Off a terminal the last line is `<n> passed, <n> failed`.
import { spawn } from 'node:child_process';
import path from 'node:path';
import { become, root, setUp, start } from './setup.mjs';

await start(async () => {
  const { node, env } = await setUp();
  const tap = path.join(root, 'node_modules/tap/dist/esm/run.mjs');
  const files = process.argv.slice(2);
  if (process.stdout.isTTY) become(node, [tap, 'run', '--reporter=terse', ...files], env);
  else process.exitCode = await countTests(node, [tap, 'run', '--reporter=tap', ...files], env);
});

/** Runs tap, passes its output on, and closes with the counts in one plain line. */
async function countTests(node, args, env) {
  const child = spawn(node, args, { cwd: root, env, stdio: ['ignore', 'pipe', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  let tail = '';
  child.stdout.on('data', (chunk) => {
    process.stdout.write(chunk);
    tail = `${tail}${chunk}`.slice(-2000);
  });
  const code = await new Promise((resolve) => {
    child.once('close', (status) => resolve(status ?? 1));
  });
  const count = (name) => Number(new RegExp(`^# \\{.*\\b${name}: (\\d+)`, 'm').exec(tail)?.[1] ?? 0);
  console.log(`${count('pass')} passed, ${count('fail')} failed`);
  return code;
}
