import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import { MikroORM } from '@mikro-orm/pglite';
import { type Clock, systemClock, ValetError } from '@valet/core';
import { checkCluster, removeSeal, sealCluster } from './cluster-check.ts';
import { createStore, ormOptions } from './create-store.ts';
import { lockFolder } from './folder-lock.ts';
import type { Store } from './store.ts';

/**
 * Opens the store in a folder (PGlite in `<dataDir>/db`) and brings its tables up to date. One process owns the
 * folder until the store is closed; the caller closes it.
 * Errors: `data_locked` (another process owns it), `data_corrupt` (nothing in it was changed), `config_invalid`
 * (the folder cannot be made).
 */
export async function openEmbeddedStore(
  dataDir: string,
  { clock = systemClock }: { clock?: Clock } = {},
): Promise<Store> {
  const folder = path.resolve(dataDir);
  await mkdir(folder, { recursive: true, mode: 0o700 }).catch((error: unknown) => {
    throw new ValetError('config_invalid', `The data folder ${folder} (VALET_DATA) cannot be made.`, { cause: error });
  });
  const lock = await lockFolder(folder);
  try {
    const cluster = path.join(folder, 'db');
    await checkCluster(cluster);
    await removeSeal(cluster);
    const orm = await openCluster(cluster);
    await lock.assertHeld();
    return createStore({
      em: orm.em,
      clock,
      close: async () => {
        await orm.close(true);
        await sealCluster(cluster).catch(() => undefined); // without it the next start looks more closely
        await lock.release();
      },
    });
  } catch (error) {
    await lock.release();
    throw error;
  }
}

async function openCluster(cluster: string) {
  const orm = await MikroORM.init({ ...ormOptions, dbName: cluster });
  try {
    await orm.migrator.up();
    return orm;
  } catch (error) {
    await orm.close(true).catch(() => undefined); // it never opened
    throw new ValetError('data_corrupt', `The store in ${cluster} cannot be opened.`, { cause: error });
  }
}
