import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
import { type SessionKey, ValetError } from '@valet/core';
import type { CredentialKeys } from './credential-keys.ts';

const algorithm = 'aes-256-gcm';
/** NIST SP 800-38D §8.2: 96 bits, fresh for each sealing. */
const nonceBytes = 12;
const tagBytes = 16;
const version = 'v1';

/** A sealed text and the id of the key that opens it. */
export interface Sealed {
  readonly data: string;
  readonly keyId: string;
}

/** Seals a text for its owner, `v1.<base64url of nonce, tag and ciphertext>`; it opens nowhere else. */
export function seal(text: string, owner: SessionKey, { current }: CredentialKeys): Sealed {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, current.bytes, nonce, { authTagLength: tagBytes });
  cipher.setAAD(labelOf(owner, current.id));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const data = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  return { data: `${version}.${data}`, keyId: current.id };
}

/** Opens what was sealed for this owner. Error: `session_unreadable`. */
export function open({ data, keyId }: Sealed, owner: SessionKey, keys: CredentialKeys): string {
  const key = keys.find(keyId);
  if (!key) {
    throw new ValetError(
      'session_unreadable',
      `The session of ${owner.domain} was sealed with the key "${keyId}", which is not configured; add it to VALET_OLD_CREDENTIAL_KEYS, or clear the session.`,
    );
  }
  const [form, text = ''] = data.split('.');
  const bytes = Buffer.from(text, 'base64url');
  try {
    if (form !== version || bytes.length < nonceBytes + tagBytes) throw new Error('not of this form');
    const cipher = createDecipheriv(algorithm, key.bytes, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    cipher.setAAD(labelOf(owner, keyId));
    cipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([cipher.update(bytes.subarray(nonceBytes + tagBytes)), cipher.final()]).toString('utf8');
  } catch (error) {
    throw new ValetError(
      'session_unreadable',
      `The session of ${owner.domain} does not open with the key "${keyId}": it was changed since it was sealed, belongs to another tenant, user or domain, or the key is another than the one of that name; put back what is right, or clear the session.`,
      { cause: error },
    );
  }
}

/** What the tag vouches for beside the text: whose it is, and which key. As JSON, so that no part can pass for two. */
function labelOf({ tenant, candidate, domain }: SessionKey, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([version, tenant, candidate, domain, keyId]), 'utf8');
}
