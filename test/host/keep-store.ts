import { readdir, readFile, stat } from 'node:fs/promises';
import path from 'node:path';
import { openPglite } from '../../host/src/store/open-pglite.ts';
import { keepsTraces, keepTrace } from '../support/traces.ts';

/** What an application says, what its owner is told of it, and the answers that a run is to go on with: columns, and places in them. */
const ownersColumns: Readonly<Record<string, readonly string[]>> = {
  gh_automation_jobs: ['input_data', 'interaction_data', 'result_data'],
  gh_callback_outbox: ['payload'],
  gh_run_checkpoints: ['checkpoint/answers'],
};

/** Pictures of pages, and documents that a job was given. */
const notText = /\.(png|pdf|docx?|pages)$/;

/** Keeps every row of the store in a data folder that nobody has open, and every artifact that is text, for the search for candidates. */
export async function keepStore(dataDir: string): Promise<void> {
  const cluster = path.join(dataDir, 'db');
  if (!keepsTraces || !(await stat(cluster).catch(() => null))) return;
  const pg = await openPglite(cluster);
  try {
    const { rows: tables } = await pg.query<{ name: string }>(
      "select table_name as name from information_schema.tables where table_schema = 'public'",
    );
    for (const { name } of tables) {
      const { rows } = await pg.query<{ row: Record<string, unknown> }>(`select to_jsonb(t) as row from "${name}" t`);
      for (const { row } of rows) keepTrace('row', { table: name, row: withoutOwners(name, row) });
    }
  } finally {
    await pg.close();
  }
  const artifacts = path.join(dataDir, 'artifacts');
  for (const name of await readdir(artifacts, { recursive: true }).catch(() => [])) {
    const text = notText.test(name) ? null : await readFile(path.join(artifacts, name), 'utf8').catch(() => null);
    keepTrace('artifact', { name, text });
  }
}

function withoutOwners(table: string, row: Readonly<Record<string, unknown>>): unknown {
  return leaveOut(row, new Set(ownersColumns[table]), '');
}

function leaveOut(value: unknown, places: ReadonlySet<string>, prefix: string): unknown {
  if (typeof value !== 'object' || value === null || Array.isArray(value)) return value;
  const kept = Object.entries(value).filter(([key]) => !places.has(`${prefix}${key}`));
  return Object.fromEntries(kept.map(([key, inner]) => [key, leaveOut(inner, places, `${prefix}${key}/`)]));
}
