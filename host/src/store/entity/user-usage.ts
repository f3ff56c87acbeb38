import { defineEntity, p } from '@mikro-orm/core';

/** What a user's jobs cost in one month: `gh_user_usage` (HTTP contract §7.1). */
export const UserUsageEntity = defineEntity({
  name: 'UserUsage',
  tableName: 'gh_user_usage',
  properties: {
    tenant: p.text().primary(),
    userId: p.uuid().primary(),
    /** First day of the month, UTC. */
    periodStart: p.date().primary(),
    totalCostUsd: p.decimal('number'),
    jobCount: p.integer(),
    updatedAt: p.datetime(),
  },
});
