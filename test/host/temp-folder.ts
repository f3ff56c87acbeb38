import { createHash } from 'node:crypto';
import { cpSync } from 'node:fs';
import { mkdir, mkdtemp, readdir, readFile, rename, rm, stat } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import type { Test } from 'tap';
import { sealCluster } from '../../host/src/store/cluster-check.ts';
import { openEmbeddedStore } from '../../host/src/store/open-embedded.ts';
import { keepStore } from './keep-store.ts';

/** An empty folder that is gone after the test, and after whatever the test opens in it is closed. */
export async function tempFolder(t: Pick<Test, 'teardown'>): Promise<string> {
  const folder = await mkdtemp(path.join(tmpdir(), 'valet-test-'));
  t.teardown(() => rm(folder, { recursive: true, force: true }));
  return folder;
}

/**
 * A data folder with an empty store in it: a copy of one that was laid out once, which takes seconds. After the test, what the store
 * holds is kept for the search for candidates.
 */
export async function dataFolder(t: Pick<Test, 'teardown'>): Promise<string> {
  const folder = await tempFolder(t);
  t.teardown(() => keepStore(folder));
  // At once, without Node's own work on each of the files: a tenth of the processor time.
  cpSync(await template(), folder, { recursive: true });
  await sealCluster(path.join(folder, 'db'));
  return folder;
}

async function template(): Promise<string> {
  const migrations = path.resolve(import.meta.dirname, '../../host/src/store/migration');
  const files = (await readdir(migrations)).sort();
  const texts = await Promise.all(files.map((file) => readFile(path.join(migrations, file))));
  const hash = createHash('sha256').update(Buffer.concat(texts)).digest('hex').slice(0, 16);
  const cached = path.resolve(import.meta.dirname, '../../node_modules/.cache', `valet-test-cluster-${hash}`);
  if (await stat(cached).catch(() => null)) return cached;
  await mkdir(path.dirname(cached), { recursive: true }); // a fresh checkout has no such folder
  const draft = await mkdtemp(`${cached}-`);
  await (await openEmbeddedStore(draft)).close();
  // Databases that PostgreSQL only copies new ones from: two thirds of all files.
  for (const name of ['1', '4']) await rm(path.join(draft, 'db/base', name), { recursive: true });
  // Another test file may have been faster.
  await rename(draft, cached).catch(() => rm(draft, { recursive: true, force: true }));
  return cached;
}
