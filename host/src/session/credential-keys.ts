import { createHash, randomBytes } from 'node:crypto';
import { mkdir, readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { ValetError } from '@valet/core';
import type { Config } from '../config.ts';

/** A key that seals what is secret, 32 bytes, and the id by which what it sealed names it. */
export interface CredentialKey {
  readonly id: string;
  readonly bytes: Buffer;
}

/** The key that seals now, and all that still open. */
export interface CredentialKeys {
  readonly current: CredentialKey;
  find(id: string): CredentialKey | undefined;
  /** Ids of the keys that only open. */
  readonly oldIds: readonly string[];
}

const keyForm = /^[0-9a-f]{64}$/i;

/** Makes the ring of a current key and older ones; the first of an id stands for it. */
export function createCredentialKeys(current: CredentialKey, older: readonly CredentialKey[] = []): CredentialKeys {
  const keys = new Map([...older].reverse().map((key) => [key.id, key]));
  keys.set(current.id, current);
  return { current, find: (id) => keys.get(id), oldIds: [...keys.keys()].filter((id) => id !== current.id) };
}

/**
 * The configured keys. Without a current one it is the key in `<dataDir>/credential-key`, which is made on the first start and
 * readable by its owner only; once a key is configured, that one still opens what it sealed. Error: `config_invalid`.
 */
export async function findCredentialKeys(
  config: Pick<Config, 'credentialKey' | 'credentialKeyId' | 'oldCredentialKeys' | 'dataDir'>,
): Promise<CredentialKeys> {
  const { credentialKey, credentialKeyId: id, oldCredentialKeys, dataDir } = config;
  const file = path.join(dataDir, 'credential-key');
  const older = oldCredentialKeys.map(({ id, key }) => keyOf(id, key));
  if (credentialKey === null) return createCredentialKeys(await makeLocalKey(file), older);
  const local = await readLocalKey(file);
  return createCredentialKeys(keyOf(id, credentialKey), local ? [...older, local] : older);
}

function keyOf(id: string, hex: string): CredentialKey {
  return { id, bytes: Buffer.from(hex, 'hex') };
}

async function makeLocalKey(file: string): Promise<CredentialKey> {
  await mkdir(path.dirname(file), { recursive: true, mode: 0o700 });
  const made = randomBytes(32).toString('hex');
  await writeFile(file, `${made}\n`, { mode: 0o600, flag: 'wx' }).catch((error: NodeJS.ErrnoException) => {
    if (error.code !== 'EEXIST') throw error;
  });
  const key = await readLocalKey(file);
  if (key) return key;
  throw new ValetError(
    'config_invalid',
    `${file} holds no key of 64 hexadecimal characters; put it back from a copy, or delete it to have a new one made: what the lost one sealed stays closed.`,
  );
}

async function readLocalKey(file: string): Promise<CredentialKey | undefined> {
  const text = (await readFile(file, 'utf8').catch(() => '')).trim();
  // Each folder's key has a name of its own, so that what another one sealed is told from what was changed.
  return keyForm.test(text)
    ? keyOf(`local-${createHash('sha256').update(text).digest('hex').slice(0, 8)}`, text)
    : undefined;
}
