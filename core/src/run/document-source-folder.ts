import { access, constants, stat } from 'node:fs/promises';
import path from 'node:path';
import { ValetError } from '../error/valet-error.ts';
import type { DocumentSource } from './document-source.ts';

/** A {@link DocumentSource} over a folder. With `confined`, a path must stay below it; else it is only the base of relative paths. */
export function createFolderDocuments(folder: string, { confined }: { confined: boolean }): DocumentSource {
  const root = path.resolve(folder);
  return {
    async open(storagePath) {
      const file = path.resolve(root, storagePath);
      if (confined && !file.startsWith(root + path.sep)) throw missing(storagePath, 'lies outside the document folder');
      const info = await stat(file).catch(() => undefined);
      if (!info) throw missing(storagePath, 'does not exist');
      if (info.isDirectory()) throw missing(storagePath, 'is a folder, not a file');
      if (!info.isFile()) throw missing(storagePath, 'is not a regular file');
      if (info.size === 0) throw missing(storagePath, 'is empty');
      await access(file, constants.R_OK).catch(() => {
        throw missing(storagePath, 'cannot be read');
      });
      return { path: file, name: path.basename(file), sizeBytes: info.size };
    },
  };
}

function missing(storagePath: string, what: string): ValetError {
  return new ValetError('file_not_found', `The file ${storagePath} ${what}; name an existing PDF or document.`);
}
