// `npm test [-- files]`: sets up, runs the tests, and searches all that they made Valet write down for what tells who a candidate
// is (test/support/search-traces.ts). Off a terminal it ends with what failed, and the last line is `<n> passed, <n> failed`; a failed
// search is one failure more.
import { spawn, spawnSync } from 'node:child_process';
import { mkdtempSync, rmSync } from 'node:fs';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { root, setUp, start } from './setup.mjs';

/** Lines of a diagnostic that are told again. */
const mostLines = 25;

await start(async () => {
  const { node, env } = await setUp();
  const tap = path.join(root, 'node_modules/tap/dist/esm/run.mjs');
  const files = process.argv.slice(2);
  const traces = mkdtempSync(path.join(tmpdir(), 'valet-traces-'));
  try {
    const reporter = process.stdout.isTTY ? 'terse' : 'tap';
    const ran = await runTests(node, [tap, 'run', `--reporter=${reporter}`, ...files], {
      ...env,
      VALET_TEST_TRACES: traces,
    });
    const isClean = search(node, [...(files.length === 0 ? ['--whole'] : []), traces], env);
    process.exitCode = ran.code || (isClean ? 0 : 1);
    if (process.stdout.isTTY) return;
    for (const failure of ran.failures) console.log(failure);
    console.log(`${ran.passed} passed, ${ran.failed + (isClean ? 0 : 1)} failed`);
  } finally {
    rmSync(traces, { recursive: true, force: true });
  }
});

/** Runs tap and passes its output on; the counts are those of its closing line, the failures told again with their diagnostics. */
async function runTests(node, args, env) {
  const { isTTY } = process.stdout;
  const child = spawn(node, args, { cwd: root, env, stdio: isTTY ? 'inherit' : ['ignore', 'pipe', 'inherit'] });
  for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => child.kill(signal));
  let tail = '';
  const failures = createFailures();
  child.stdout?.setEncoding('utf8').on('data', (chunk) => {
    process.stdout.write(chunk);
    tail = `${tail}${chunk}`.slice(-2000);
  });
  if (child.stdout) createInterface({ input: child.stdout }).on('line', failures.read);
  const code = await new Promise((resolve) => {
    child.once('close', (status) => resolve(status ?? 1));
  });
  const count = (name) => Number(new RegExp(`^# \\{.*\\b${name}: (\\d+)`, 'm').exec(tail)?.[1] ?? 0);
  return { code, passed: count('pass'), failed: count('fail'), failures: failures.found };
}

/** Collects the failures of a TAP stream, each with its file, the tests around it and the beginning of its diagnostic. */
function createFailures() {
  const found = [];
  const around = []; // the tests that a line is in, by its indentation
  let linesLeft = 0;
  return {
    found,
    read(line) {
      const [, indent, text] = /^( *)(.*)$/.exec(line);
      const level = indent.length / 4;
      const subtest = /^# Subtest: (.*)$/.exec(text)?.[1];
      const failed = /^not ok \d+ - (.*?)(?: # time=.*)?$/.exec(text)?.[1];
      if (subtest !== undefined) around.splice(level, around.length, { name: subtest, foundBefore: found.length });
      const ended = around[level];
      const isTold = failed !== undefined && failed === ended?.name && found.length > ended.foundBefore;
      if (failed !== undefined && !isTold && !/ # (?:TODO|SKIP)/i.test(text)) {
        found.push(`failed: ${[...around.slice(0, level).map(({ name }) => name), failed].join(' > ')}`);
        linesLeft = mostLines;
        return;
      }
      if (/^(?:ok |not ok |#|1\.\.)/.test(text)) linesLeft = 0;
      if (linesLeft > 0) found.push(line);
      linesLeft -= 1;
    },
  };
}

/** True when nothing of a candidate was found; says what was searched. */
function search(node, args, env) {
  const script = path.join(root, 'test/support/search-traces.ts');
  const { status } = spawnSync(node, ['--conditions=valet-src', script, ...args], { cwd: root, env, stdio: 'inherit' });
  return status === 0;
}
