import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ModelTask } from '@valet/core';

/** One call of a model, as the log keeps it for some days: `gh_model_calls`. Holds nothing that was said. */
export const ModelCallEntity = defineEntity({
  name: 'ModelCallRow',
  tableName: 'gh_model_calls',
  properties: {
    /** The hold's. */
    id: p.uuid().primary(),
    tenant: p.text(),
    userId: p.text().strictNullable(),
    jobId: p.text(),
    task: p.text().$type<ModelTask>(),
    provider: p.text(),
    model: p.text(),
    inputTokens: p.integer(),
    cacheReadTokens: p.integer(),
    cacheWriteTokens: p.integer(),
    outputTokens: p.integer(),
    usd: p.decimal('number'),
    outcome: p.text(),
    durationMs: p.integer(),
    at: p.datetime(),
  },
});

/** A row of `gh_model_calls`. */
export type ModelCallRow = InferEntity<typeof ModelCallEntity>;
