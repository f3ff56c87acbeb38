import { spawn } from 'node:child_process';
import { fileURLToPath } from 'node:url';
import type { Test } from 'tap';
import { runCli } from '../../../host/src/cli/run-cli.ts';
import { keepTrace } from '../../support/traces.ts';

const entry = fileURLToPath(new URL('../../../host/src/cli/valet.ts', import.meta.url));

/** What a command left behind. */
export interface ValetResult {
  readonly exitCode: number | null;
  readonly stdout: string;
  readonly stderr: string;
}

/** How to run it. */
export interface ValetOptions {
  readonly cwd?: string;
  readonly env?: Readonly<Record<string, string>>;
  /** Told of everything that was written so far, with a way to signal the process, each time something is added. */
  readonly onOutput?: (text: string, kill: (signal: NodeJS.Signals) => void) => unknown;
  /** Sends the signal when it resolves. */
  readonly killWhen?: { readonly signal: NodeJS.Signals; readonly when: Promise<unknown> };
}

/** Runs `valet` in a process of its own, without a terminal, and resolves when it has ended. */
export async function runValet(
  args: readonly string[],
  { cwd, env = {}, onOutput, killWhen }: ValetOptions = {},
): Promise<ValetResult> {
  const child = spawn(process.execPath, ['--conditions=valet-src', entry, ...args], {
    ...(cwd === undefined ? {} : { cwd }),
    env: { ...process.env, ...env },
    stdio: ['ignore', 'pipe', 'pipe'],
  });
  const written = { stdout: '', stderr: '' };
  const collect = (stream: 'stdout' | 'stderr') => (chunk: Buffer) => {
    written[stream] += chunk;
    onOutput?.(written.stdout + written.stderr, (signal) => child.kill(signal));
  };
  child.stdout.on('data', collect('stdout'));
  child.stderr.on('data', collect('stderr'));
  void killWhen?.when.then(() => child.kill(killWhen.signal));
  const { promise, resolve, reject } = Promise.withResolvers<number | null>();
  child.on('error', reject).on('close', resolve);
  const exitCode = await promise;
  keepStderr(args, written.stderr);
  return { exitCode, ...written };
}

/** Runs a command line in this process, which is fast; for commands that start nothing. */
export async function runValetHere(t: Test, args: readonly string[]): Promise<ValetResult> {
  const stdout = t.capture(process.stdout, 'write', () => true);
  const stderr = t.capture(process.stderr, 'write', () => true);
  try {
    const exitCode = await runCli(args);
    const written = { stdout: textOf(stdout()), stderr: textOf(stderr()) };
    keepStderr(args, written.stderr);
    return { exitCode, ...written };
  } finally {
    stdout.restore();
    stderr.restore();
  }
}

function keepStderr([command = '']: readonly string[], text: string): void {
  for (const line of text.split('\n')) if (line !== '') keepTrace('log', { command, line });
}

function textOf(calls: readonly { args: readonly unknown[] }[]): string {
  return calls.map(({ args }) => String(args[0])).join('');
}

const sample = fileURLToPath(new URL('../../../host/sample/', import.meta.url));

/** Options that name everything of the sample candidate. */
export const sampleArgs: readonly string[] = [
  ...['--profile', `${sample}candidate.json`],
  ...['--answers', `${sample}answers.json`],
  ...['--resume', `${sample}resume.pdf`],
  ...['--cover-letter', `${sample}cover-letter.pdf`],
];
