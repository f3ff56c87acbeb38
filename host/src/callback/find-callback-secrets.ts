import { randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ValetError } from '@valet/core';
import type { Config } from '../config.ts';
import { isCallbackSecret, secretPrefix } from './callback-secret.ts';

/** The secrets that callbacks are signed with, newest first, and the file that holds them when none was configured. */
export interface CallbackSecrets {
  readonly secrets: readonly string[];
  readonly file: string | null;
}

/**
 * The configured secrets, else, in embedded mode, the one in `<dataDir>/callback-secret`, which is made on the first start and
 * readable by its owner only. Error: `config_invalid` when the file holds none, and where hosts must agree on one.
 */
export async function findCallbackSecrets(
  config: Pick<Config, 'callbackSecrets' | 'dataDir' | 'databaseUrl'>,
): Promise<CallbackSecrets> {
  if (config.callbackSecrets.length > 0) return { secrets: config.callbackSecrets, file: null };
  if (config.databaseUrl !== null) {
    const mend = 'VALET_CALLBACK_SECRET must be set too, the same for every host';
    throw new ValetError('config_invalid', `With DATABASE_URL, ${mend}: any of them may send a callback.`);
  }
  const file = path.join(config.dataDir, 'callback-secret');
  await mkdir(config.dataDir, { recursive: true, mode: 0o700 });
  const made = `${secretPrefix}${randomBytes(32).toString('base64')}`;
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const secret = (await readFile(file, 'utf8')).trim();
  if (isCallbackSecret(secret)) return { secrets: [secret], file };
  throw new ValetError(
    'config_invalid',
    `${file} holds no callback secret; delete it to have a new one made, or set VALET_CALLBACK_SECRET.`,
  );
}
