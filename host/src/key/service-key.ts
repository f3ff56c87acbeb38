import { createHash, randomBytes, randomUUID } from 'node:crypto';
import { ValetError } from '@valet/core';
import type { ServiceKeyRow } from '../store/entity/service-key.ts';

/** What a new key is made for. */
export interface NewServiceKey {
  readonly tenant: string;
  readonly now: Date;
  /** Null: until it is revoked. */
  readonly expiresAt: Date | null;
}

/** A new key, and the row that knows it by its hash. The key itself is nowhere else. Error: `validation_error` (the tenant's name). */
export function makeServiceKey({ tenant, now, expiresAt }: NewServiceKey): { key: string; row: ServiceKeyRow } {
  if (!/^[a-z0-9][a-z0-9_-]{0,62}$/.test(tenant)) {
    throw new ValetError(
      'validation_error',
      'A tenant is named with 1 to 63 small letters, digits, "-" and "_", a letter or digit first.',
    );
  }
  const key = `vk_${randomBytes(32).toString('base64url')}`;
  const keyHash = hashServiceKey(key);
  return { key, row: { id: randomUUID(), tenant, keyHash, createdAt: now, expiresAt, revokedAt: null } };
}

/** What the store keeps of a key: SHA-256, in hexadecimal. */
export function hashServiceKey(key: string): string {
  return createHash('sha256').update(key).digest('hex');
}

/** Whether a key lets anybody in. */
export function keyState(
  { revokedAt, expiresAt }: Pick<ServiceKeyRow, 'revokedAt' | 'expiresAt'>,
  now: Date,
): 'valid' | 'revoked' | 'expired' {
  if (revokedAt) return 'revoked';
  return expiresAt && expiresAt <= now ? 'expired' : 'valid';
}
