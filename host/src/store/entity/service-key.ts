import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** A key that lets a product backend in: `gh_service_keys`. Of the key itself only a hash is kept. */
export const ServiceKeyEntity = defineEntity({
  name: 'ServiceKey',
  tableName: 'gh_service_keys',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    /** SHA-256, in hexadecimal; a key is random enough to need no salt. */
    keyHash: p.text(),
    createdAt: p.datetime(),
    expiresAt: p.datetime().strictNullable(),
    revokedAt: p.datetime().strictNullable(),
  },
});

/** A row of `gh_service_keys`. */
export type ServiceKeyRow = InferEntity<typeof ServiceKeyEntity>;
