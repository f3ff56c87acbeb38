import { createCipheriv, createDecipheriv, randomBytes } from 'node:crypto';
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

/** Whose a sealed text is, in parts; it opens for no other. Each kind of text has labels of its own. */
export type SealLabel = readonly string[];

/** Why a text does not open. */
export type Unopened = { readonly reason: 'key_missing' } | { readonly reason: 'changed'; readonly cause: unknown };

/** Seals a text, `v1.<base64url of nonce, tag and ciphertext>`. */
export function sealText(text: string, label: SealLabel, { current }: CredentialKeys): Sealed {
  const nonce = randomBytes(nonceBytes);
  const cipher = createCipheriv(algorithm, current.bytes, nonce, { authTagLength: tagBytes });
  cipher.setAAD(vouchedFor(label, current.id));
  const body = Buffer.concat([cipher.update(text, 'utf8'), cipher.final()]);
  const data = Buffer.concat([nonce, cipher.getAuthTag(), body]).toString('base64url');
  return { data: `${version}.${data}`, keyId: current.id };
}

/** Opens what was sealed under this label, or tells why it cannot be. */
export function openText({ data, keyId }: Sealed, label: SealLabel, keys: CredentialKeys): string | Unopened {
  const key = keys.find(keyId);
  if (!key) return { reason: 'key_missing' };
  const [form, text = ''] = data.split('.');
  const bytes = Buffer.from(text, 'base64url');
  try {
    if (form !== version || bytes.length < nonceBytes + tagBytes) throw new Error('not of this form');
    const cipher = createDecipheriv(algorithm, key.bytes, bytes.subarray(0, nonceBytes), { authTagLength: tagBytes });
    cipher.setAAD(vouchedFor(label, keyId));
    cipher.setAuthTag(bytes.subarray(nonceBytes, nonceBytes + tagBytes));
    return Buffer.concat([cipher.update(bytes.subarray(nonceBytes + tagBytes)), cipher.final()]).toString('utf8');
  } catch (cause) {
    return { reason: 'changed', cause };
  }
}

/** What the tag vouches for beside the text: whose it is, and which key. As JSON, so that no part can pass for two. */
function vouchedFor(label: SealLabel, keyId: string): Buffer {
  return Buffer.from(JSON.stringify([version, ...label, keyId]), 'utf8');
}
