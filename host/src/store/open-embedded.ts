import { mkdir, rename, rm, stat } from 'node:fs/promises';
import path from 'node:path';
import type { PGlite } from '@electric-sql/pglite';
import { MikroORM } from '@mikro-orm/pglite';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { ValetError } from '@valet/core';
import { checkCluster, removeSeal, sealCluster } from './cluster-check.ts';
import { createStore, ormOptions } from './create-store.ts';
import { lockFolder } from './folder-lock.ts';
import { openPglite } from './open-pglite.ts';
import type { Store } from './store.ts';
import type { StoreOptions } from './store-context.ts';

/**
 * Opens the store in a folder (PGlite in `<dataDir>/db`) and brings its tables up to date. One process owns the
 * folder until the store is closed; the caller closes it.
 * Errors: `data_locked` (another process owns it), `data_corrupt` (nothing in it was changed), `config_invalid`
 * (the folder cannot be made).
 */
export async function openEmbeddedStore(dataDir: string, options: StoreOptions = {}): Promise<Store> {
  const folder = path.resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new ValetError('config_invalid', `The data folder ${folder} (VALET_DATA) cannot be made.`, { cause: error });
  });
  const lock = await lockFolder(folder);
  try {
    const cluster = path.join(folder, 'db');
    await checkCluster(cluster);
    if (!(await stat(cluster).catch(() => null))) await layOutCluster(cluster);
    await removeSeal(cluster);
    const { em, close } = await openCluster(cluster);
    await lock.assertHeld();
    return createStore({
      em,
      ...options,
      close: async () => {
        await close();
        await sealCluster(cluster).catch(() => undefined); // without it the next start looks more closely
        await lock.release();
      },
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

/** Lays out a new cluster aside and moves it in place, so that a start that is killed leaves no half of one. */
async function layOutCluster(cluster: string): Promise<void> {
  const draft = `${cluster}.new`;
  await rm(draft, { recursive: true, force: true });
  const pg = await openPglite(draft);
  await pg.close();
  await rename(draft, cluster);
}

async function openCluster(cluster: string): Promise<{ em: SqlEntityManager; close(): Promise<void> }> {
  let pg: PGlite | undefined;
  try {
    pg = await openPglite(cluster);
    const orm = await MikroORM.init({ ...ormOptions, dbName: cluster, driverOptions: { pglite: pg } });
    await orm.migrator.up();
    const opened = pg;
    return {
      em: orm.em,
      async close() {
        await orm.close();
        await opened.close();
      },
    };
  } catch (error) {
    await pg?.close().catch(() => undefined); // it never opened
    throw new ValetError('data_corrupt', `The store in ${cluster} cannot be opened.`, { cause: error });
  }
}
