import { defineEntity, type InferEntity, p } from '@mikro-orm/core';

/** One try to deliver a callback: `gh_callback_deliveries`. `error` is null when the backend took it. */
export const CallbackDeliveryEntity = defineEntity({
  name: 'CallbackDelivery',
  tableName: 'gh_callback_deliveries',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    jobId: p.uuid(),
    callbackId: p.uuid(),
    startedAt: p.datetime(),
    durationMs: p.integer(),
    httpStatus: p.integer().strictNullable(),
    error: p.text().strictNullable(),
  },
});

/** A row of `gh_callback_deliveries`. */
export type DeliveryRow = InferEntity<typeof CallbackDeliveryEntity>;
