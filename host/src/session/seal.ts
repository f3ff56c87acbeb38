import { type SessionKey, ValetError } from '@valet/core';
import type { CredentialKeys } from './credential-keys.ts';
import { openText, type Sealed, type SealLabel, sealText } from './seal-text.ts';

/** Seals a session for its owner; it opens nowhere else. */
export function seal(text: string, owner: SessionKey, keys: CredentialKeys): Sealed {
  return sealText(text, labelOf(owner), keys);
}

/** Opens what was sealed for this owner. Error: `session_unreadable`. */
export function open(sealed: Sealed, owner: SessionKey, keys: CredentialKeys): string {
  const text = openText(sealed, labelOf(owner), keys);
  if (typeof text === 'string') return text;
  const { keyId } = sealed;
  if (text.reason === 'key_missing') {
    throw new ValetError(
      'session_unreadable',
      `The session of ${owner.domain} was sealed with the key "${keyId}", which is not configured; add it to VALET_OLD_CREDENTIAL_KEYS, or clear the session.`,
    );
  }
  throw new ValetError(
    'session_unreadable',
    `The session of ${owner.domain} does not open with the key "${keyId}": it was changed since it was sealed, belongs to another tenant, user or domain, or the key is another than the one of that name; put back what is right, or clear the session.`,
    { cause: text.cause },
  );
}

function labelOf({ tenant, candidate, domain }: SessionKey): SealLabel {
  return [tenant, candidate, domain];
}
