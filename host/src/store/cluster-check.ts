import { createHash } from 'node:crypto';
import { constants } from 'node:fs';
import { cp, mkdtemp, readdir, readFile, rm, stat, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { ValetError } from '@valet/core';
import { openPglite } from './open-pglite.ts';

/** PGlite 0.5 is PostgreSQL 18; another major version cannot read its files. */
const majorVersion = '18';

/** What a PostgreSQL data folder cannot be without; PGlite would quietly lay out a new one over the rest. */
const essentials = ['PG_VERSION', 'global/pg_control', 'pg_wal', 'pg_xact', 'base'];

/** Databases that PostgreSQL only copies new ones from: two thirds of all files, and none of them is read at a start. */
const templates = ['base/1', 'base/4'].map(path.normalize);

/**
 * Makes sure that opening the folder will work, without changing anything in it. A folder that was closed in order and
 * not touched since is taken as it is; any other is first opened as a copy, because even a failed start of PostgreSQL
 * writes. Error: `data_corrupt`.
 */
export async function checkCluster(cluster: string): Promise<void> {
  const entries = await readdir(cluster).catch((error: NodeJS.ErrnoException) => {
    if (error.code === 'ENOENT') return [];
    throw corrupt(cluster, 'it is not a readable folder', error);
  });
  if (entries.length === 0) return;
  for (const name of essentials) {
    const info = await stat(path.join(cluster, name)).catch(() => undefined);
    if (!info) throw corrupt(cluster, `${name} is missing`);
  }
  const version = (await readFile(path.join(cluster, 'PG_VERSION'), 'utf8')).trim();
  if (version !== majorVersion)
    throw corrupt(cluster, `it was made by PostgreSQL ${JSON.stringify(version.slice(0, 20))}, not ${majorVersion}`);
  const seal = await readFile(sealFile(cluster), 'utf8').catch(() => '');
  if (seal !== (await fingerprint(cluster))) await openCopy(cluster);
}

/** Notes what the folder looks like now that it was closed in order. */
export async function sealCluster(cluster: string): Promise<void> {
  await writeFile(sealFile(cluster), await fingerprint(cluster));
}

/** Takes the note away while the folder is open. */
export async function removeSeal(cluster: string): Promise<void> {
  await rm(sealFile(cluster), { force: true });
}

const sealFile = (cluster: string) => `${cluster}.closed`;

/** Hash over name, size and time of change of every file. */
async function fingerprint(cluster: string): Promise<string> {
  const entries = await readdir(cluster, { recursive: true, withFileTypes: true });
  const files = entries.filter((entry) => entry.isFile()).map((entry) => path.join(entry.parentPath, entry.name));
  const lines = await Promise.all(
    files.sort().map(async (file) => {
      const { size, mtimeMs } = await stat(file);
      return `${path.relative(cluster, file)} ${size} ${mtimeMs}`;
    }),
  );
  return createHash('sha256').update(lines.join('\n')).digest('hex');
}

async function openCopy(cluster: string): Promise<void> {
  const copy = await mkdtemp(`${cluster}.check-`);
  try {
    await cp(cluster, copy, {
      recursive: true,
      preserveTimestamps: true,
      mode: constants.COPYFILE_FICLONE,
      filter: (file) => !templates.includes(path.relative(cluster, file)),
    });
    const pg = await openPglite(copy);
    try {
      await readTables(pg);
    } finally {
      await pg.close();
    }
  } catch (error) {
    throw corrupt(cluster, 'PostgreSQL cannot read it', error);
  } finally {
    await rm(copy, { recursive: true, force: true });
  }
}

async function readTables(pg: PGlite): Promise<void> {
  const { rows } = await pg.query<{ name: string }>(
    "select quote_ident(table_name) as name from information_schema.tables where table_schema = 'public'",
  );
  for (const { name } of rows) await pg.query(`select count(*) from ${name}`);
}

function corrupt(cluster: string, what: string, cause?: unknown): ValetError {
  return new ValetError('data_corrupt', `The store in ${cluster} cannot be opened: ${what}.`, { cause });
}
