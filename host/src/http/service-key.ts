import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ValetError } from '@valet/core';

/** The key of the API, and the file that holds it when it was not configured. */
export interface ServiceKey {
  readonly key: string;
  readonly file: string | null;
}

/**
 * The configured key, else the one in `<dataDir>/service-key`, which is made on the first start and readable by its
 * owner only. There is no default key. Error: `config_invalid` when the file holds none.
 */
export async function findServiceKey({
  serviceKey,
  dataDir,
}: {
  serviceKey: string | null;
  dataDir: string;
}): Promise<ServiceKey> {
  if (serviceKey !== null) return { key: serviceKey, file: null };
  const file = path.join(dataDir, 'service-key');
  await mkdir(dataDir, { recursive: true, mode: 0o700 });
  const made = randomBytes(32).toString('base64url');
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const key = (await readFile(file, 'utf8')).trim();
  if (key.length >= 16) return { key, file };
  throw new ValetError(
    'config_invalid',
    `${file} holds no service key; delete it to have a new one made, or set GH_SERVICE_KEY.`,
  );
}
