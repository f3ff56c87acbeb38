#!/usr/bin/env node
import { runCli } from './run-cli.ts';

// `valet plugin list | head -1` ends the pipe early; that is no mistake.
process.stdout.on('error', (error: NodeJS.ErrnoException) => {
  if (error.code !== 'EPIPE') throw error;
});

process.exitCode = await runCli(process.argv.slice(2));

// Everything is closed by now. A timer that somebody forgot must not keep the command from ending.
const graceMs = 1000;
setTimeout(() => process.exit(), graceMs).unref();
