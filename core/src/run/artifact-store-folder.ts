import { mkdir, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { ArtifactStore } from './artifact-store.ts';

/** An {@link ArtifactStore} in a folder; returns absolute paths. */
export function createFolderArtifacts(folder: string): ArtifactStore {
  const root = path.resolve(folder);
  return {
    async put(name, bytes) {
      const file = path.join(root, path.normalize(`/${name}`));
      await mkdir(path.dirname(file), { recursive: true });
      await writeFile(file, bytes);
      return file;
    },
  };
}
