#!/usr/bin/env node
// Starts the `valet` command: the built one when installed, the sources in a checkout. Plain JavaScript that old
// versions of Node can read too, so that they can be told what is missing.
import { spawn } from 'node:child_process';
import { existsSync } from 'node:fs';
import { fileURLToPath } from 'node:url';

const wanted = [24, 15];
const [major, minor] = process.versions.node.split('.').map(Number);

if (major < wanted[0] || (major === wanted[0] && minor < wanted[1])) {
  console.error(
    `valet: Node ${wanted.join('.')} or newer is needed, this is ${process.versions.node}. ` +
      'Install it from https://nodejs.org, or in a checkout use `npm run valet --`, which brings its own.',
  );
  process.exit(1);
}

const sources = new URL('../src/cli/valet.ts', import.meta.url);
if (existsSync(sources)) {
  const keepCompiled = new URL('./keep-compiled.js', import.meta.url).href;
  const args = [`--import=${keepCompiled}`, '--conditions=valet-src', fileURLToPath(sources), ...process.argv.slice(2)];
  const child = spawn(process.execPath, args, { stdio: 'inherit' });
  // Ctrl-C reaches the child by itself; what is sent to this process alone is handed on.
  process.on('SIGINT', () => {});
  process.on('SIGTERM', () => child.kill('SIGTERM'));
  child.on('exit', (code, signal) => process.exit(code ?? (signal === 'SIGKILL' ? 137 : 1)));
} else {
  await import('./keep-compiled.js');
  await import('../dist/cli/valet.js');
}
