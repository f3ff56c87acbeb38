import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** Encrypted browser state per user and domain: `gh_browser_sessions` (HTTP contract §4.5, §7.1). */
export const BrowserSessionEntity = defineEntity({
  name: 'BrowserSession',
  tableName: 'gh_browser_sessions',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    /** The candidate: the user's id, or a hash of the mail address where there is none. */
    userId: p.text(),
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

/** A kept session as the store has it. */
export type SessionRow = InferEntity<typeof BrowserSessionEntity>;
