import { constants } from 'node:fs';
import { access, mkdir } from 'node:fs/promises';
import type { Storage } from './monitor.ts';

/** A folder of artifacts as the health check knows it; its path stays inside. */
export function createFolderStorage(folder: string): Storage {
  return {
    bucket: 'artifacts',
    async check() {
      await mkdir(folder, { recursive: true });
      await access(folder, constants.R_OK | constants.W_OK);
    },
  };
}
