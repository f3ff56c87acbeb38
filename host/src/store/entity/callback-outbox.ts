import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { Callback } from '@valet/schemas';

/** What became of a callback. `parked`: given up after the last retry, kept for a person to look at. */
export type OutboxState = 'pending' | 'delivered' | 'parked';

/** One callback that must reach the backend: `gh_callback_outbox`. `position` orders those of one job; `lease` is who sends it now. */
export const CallbackOutboxEntity = defineEntity({
  name: 'CallbackOutbox',
  tableName: 'gh_callback_outbox',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    jobId: p.uuid(),
    position: p.integer(),
    url: p.text(),
    payload: p.json<Callback>(),
    state: p.text().$type<OutboxState>(),
    attempts: p.integer(),
    nextAttemptAt: p.datetime(),
    lastError: p.text().strictNullable(),
    createdAt: p.datetime(),
    deliveredAt: p.datetime().strictNullable(),
    lease: p.uuid().strictNullable(),
    leasedUntil: p.datetime().strictNullable(),
  },
});

/** A row of `gh_callback_outbox`. */
export type OutboxRow = InferEntity<typeof CallbackOutboxEntity>;
