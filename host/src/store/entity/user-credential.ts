import { defineEntity, p } from '@mikro-orm/core';

/** Encrypted credentials of a user on a platform: `gh_user_credentials` (HTTP contract §7.1). */
export const UserCredentialEntity = defineEntity({
  name: 'UserCredential',
  tableName: 'gh_user_credentials',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    userId: p.uuid(),
    platform: p.text(),
    /** Ciphertext; the key that made it is named by `keyId`. */
    encryptedData: p.text(),
    keyId: p.text(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
