import { defineEntity, p } from '@mikro-orm/core';

/** When a user's sessions were last cleared: a job that began before keeps none any more. */
export const SessionClearEntity = defineEntity({
  name: 'SessionClear',
  tableName: 'gh_session_clears',
  properties: {
    tenant: p.text().primary(),
    userId: p.text().primary(),
    /** Empty for all domains. */
    domain: p.text().primary(),
    clearedAt: p.datetime(),
  },
});
