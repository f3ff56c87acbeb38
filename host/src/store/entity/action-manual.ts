import { defineEntity, p } from '@mikro-orm/core';
import type { Manual } from '@valet/schemas';

/** A manual with its health: `gh_action_manuals` (HTTP contract §7.1, manual.schema.json). */
export const ActionManualEntity = defineEntity({
  name: 'ActionManual',
  tableName: 'gh_action_manuals',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    platform: p.text(),
    urlPattern: p.text(),
    manual: p.json<Manual>(),
    healthScore: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});
