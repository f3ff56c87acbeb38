import { type ChildProcess, spawn } from 'node:child_process';
import { createInterface } from 'node:readline';
import { fileURLToPath } from 'node:url';
import { ValetError } from '@valet/core';
import { refuseTakenPort } from './refuse-taken-port.ts';

const startTimeoutMs = 30_000;

/** A practice server in a process of its own. */
export interface PracticeSite {
  /** Without a slash at its end. */
  readonly url: string;
  /** Stops it and resolves when it has gone. */
  close(): Promise<void>;
}

/** Starts the practice sites as a child process, their output given to this terminal. Errors: `file_not_found`, `port_in_use`. */
export async function runPractice({
  port,
  records,
}: {
  port: number;
  records?: string | undefined;
}): Promise<ChildProcess> {
  const entry = findPractice();
  await refuseTakenPort({ host: '127.0.0.1', port });
  return spawnPractice(entry, { port, records, quiet: false });
}

/** Starts the practice sites on a free port and resolves when they answer. Errors: `file_not_found`, `internal_error`. */
export async function openPracticeSite({ records }: { records: string }): Promise<PracticeSite> {
  const child = spawnPractice(findPractice(), { port: 0, records, quiet: true });
  const gone = new Promise<void>((resolve) => child.once('close', () => resolve()));
  // However this process ends, the sites end with it.
  const kill = () => void child.kill('SIGTERM');
  process.once('exit', kill);
  const close = async () => {
    process.off('exit', kill);
    kill();
    await gone;
  };
  try {
    return { url: await readAddress(child), close };
  } catch (error) {
    child.kill('SIGKILL');
    throw error;
  }
}

/** The package is looked up by name only: it comes with a checkout, and an installed Valet works without it. */
function findPractice(): string {
  try {
    return fileURLToPath(import.meta.resolve('@valet/practice/serve'));
  } catch (error) {
    throw new ValetError(
      'file_not_found',
      'The practice sites (package @valet/practice) are not installed; they come with the source: use a checkout of Valet, where `npm run apply` and `npm run valet -- practice` have them.',
      { cause: error },
    );
  }
}

function spawnPractice(
  entry: string,
  { port, records, quiet }: { port: number; records: string | undefined; quiet: boolean },
): ChildProcess {
  const args = [...process.execArgv, entry, '--port', String(port), ...(records ? ['--records', records] : [])];
  return spawn(process.execPath, args, { stdio: quiet ? ['ignore', 'pipe', 'pipe'] : 'inherit' });
}

/** Address that the server prints first. */
async function readAddress(child: ChildProcess): Promise<string> {
  const { promise, resolve, reject } = Promise.withResolvers<string>();
  const complaint: string[] = [];
  child.stderr?.on('data', (chunk) => complaint.push(String(chunk)));
  const timer = setTimeout(() => reject(notStarted(`it said nothing for ${startTimeoutMs / 1000} s`)), startTimeoutMs);
  child.once('error', (error) => reject(notStarted(error.message)));
  child.once('close', () => reject(notStarted(complaint.join('').trim().split('\n')[0] || 'it ended at once')));
  if (child.stdout) {
    createInterface({ input: child.stdout }).on('line', (line) => {
      const address = /https?:\/\/\S+/.exec(line)?.[0];
      if (address) resolve(address.replace(/\/$/, ''));
    });
  }
  return promise.finally(() => clearTimeout(timer));
}

function notStarted(why: string): ValetError {
  return new ValetError('internal_error', `The practice sites did not start: ${why}.`);
}
