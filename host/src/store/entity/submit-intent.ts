import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { IntentState } from '@valet/schemas';

/** One durable intent to submit: `gh_submit_intents`. At most one per application is not `rejected`. */
export const SubmitIntentEntity = defineEntity({
  name: 'SubmitIntentRow',
  tableName: 'gh_submit_intents',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    posting: p.text(),
    candidate: p.text(),
    jobId: p.uuid(),
    attempt: p.integer(),
    fence: p.integer(),
    contentHash: p.text(),
    state: p.text().$type<IntentState>(),
    releasedMethod: p.text().strictNullable(),
    releasedUrl: p.text().strictNullable(),
    note: p.text().strictNullable(),
    armedAt: p.datetime(),
    settledAt: p.datetime().strictNullable(),
  },
});

/** A row of `gh_submit_intents`. */
export type SubmitIntentRow = InferEntity<typeof SubmitIntentEntity>;
