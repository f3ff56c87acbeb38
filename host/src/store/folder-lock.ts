import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import { link, readFile, rename, rm, stat, utimes, writeFile } from 'node:fs/promises';
import { hostname } from 'node:os';
import path from 'node:path';
import { ValetError } from '@valet/core';

/** The right to be the only process on a folder. */
export interface FolderLock {
  /** Error: `data_locked` when another process took the folder meanwhile. */
  assertHeld(): Promise<void>;
  release(): Promise<void>;
}

/** What the lock file says. */
interface Owner {
  readonly pid: number;
  /** When that process started, in the system's own ticks; a process id alone may be used again. */
  readonly started: string | null;
  readonly host: string;
  readonly nonce: string;
}

const touchEveryMs = 5000;
/** After this long without a touch, an owner on another machine (or in another container) counts as dead. */
const foreignStaleMs = 30_000;

/**
 * Takes the folder with a lock file, `<folder>/lock`. PGlite itself has no lock, and two processes on one folder
 * silently lose rows. A dead owner's lock is taken over. Error: `data_locked` naming process and folder.
 */
export async function lockFolder(folder: string): Promise<FolderLock> {
  const file = path.join(folder, 'lock');
  const owner: Owner = { pid: process.pid, started: startOf(process.pid), host: hostname(), nonce: randomUUID() };
  const isMine = async () => (await readOwner(file))?.nonce === owner.nonce;

  for (let tries = 0; !(await create(file, owner)); tries++) {
    const found = await readOwner(file);
    if (found && (tries > 3 || (await isAlive(found, file)))) throw locked(found, folder);
    await clear(file, found);
  }
  const timer = setInterval(() => void utimes(file, new Date(), new Date()).catch(() => undefined), touchEveryMs);
  timer.unref();
  return {
    async assertHeld() {
      if (await isMine()) return;
      const found = await readOwner(file);
      throw found ? locked(found, folder) : new ValetError('data_locked', `The lock of ${folder} was taken away.`);
    },
    async release() {
      clearInterval(timer);
      if (await isMine()) await rm(file, { force: true });
    },
  };
}

async function create(file: string, owner: Owner): Promise<boolean> {
  // Written aside and linked, so that nobody ever reads half a lock.
  const draft = `${file}.${owner.nonce}`;
  await writeFile(draft, JSON.stringify(owner), { mode: 0o600 });
  try {
    await link(draft, file);
    return true;
  } catch (error) {
    if ((error as NodeJS.ErrnoException).code === 'EEXIST') return false;
    throw error;
  } finally {
    await rm(draft, { force: true });
  }
}

/** Takes a dead owner's lock away; puts it back when it turns out to be somebody else's by now. */
async function clear(file: string, dead: Owner | null): Promise<void> {
  const aside = `${file}.${randomUUID()}`;
  await rename(file, aside).catch(() => undefined); // another process cleared it first
  const moved = await readOwner(aside);
  if (moved && moved.nonce !== dead?.nonce) await link(aside, file).catch(() => undefined); // taken again already
  await rm(aside, { force: true });
}

async function readOwner(file: string): Promise<Owner | null> {
  try {
    return JSON.parse(await readFile(file, 'utf8')) as Owner;
  } catch {
    return null;
  }
}

async function isAlive({ pid, started, host }: Owner, file: string): Promise<boolean> {
  if (host !== hostname()) return (await stat(file)).mtimeMs > Date.now() - foreignStaleMs;
  try {
    process.kill(pid, 0);
  } catch (error) {
    return (error as NodeJS.ErrnoException).code === 'EPERM';
  }
  return started === null || started === startOf(pid);
}

/** Start time of a process, from /proc/<pid>/stat field 22 (proc(5)); null where there is no /proc. */
function startOf(pid: number): string | null {
  try {
    const text = readFileSync(`/proc/${pid}/stat`, 'utf8');
    return text.slice(text.lastIndexOf(')') + 2).split(' ')[19] ?? null;
  } catch {
    return null;
  }
}

function locked({ pid, host }: Owner, folder: string): ValetError {
  const where = host === hostname() ? '' : ` on ${host}`;
  return new ValetError('data_locked', `Process ${pid}${where} owns the data folder ${folder}.`);
}
