import { defineEntity, p } from '@mikro-orm/core';

/** Encrypted browser state per user and domain: `gh_browser_sessions` (HTTP contract §4.5, §7.1). */
export const BrowserSessionEntity = defineEntity({
  name: 'BrowserSession',
  tableName: 'gh_browser_sessions',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    userId: p.uuid(),
    domain: p.text(),
    /** Ciphertext; the key that made it is named by `keyId`. */
    sessionData: p.text(),
    keyId: p.text(),
    lastUsedAt: p.datetime(),
    expiresAt: p.datetime().strictNullable(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
