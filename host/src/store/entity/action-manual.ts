import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ManualOrigin, ManualState } from '@valet/core';
import type { Manual, ManualLevel, ManualTask } from '@valet/schemas';

/** A manual with its standing: `gh_action_manuals` (HTTP contract §7.1, manual.schema.json). */
export const ActionManualEntity = defineEntity({
  name: 'ActionManual',
  tableName: 'gh_action_manuals',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    /** The manual's own id, by which others extend it. */
    name: p.text(),
    task: p.text().$type<ManualTask>(),
    platform: p.text(),
    level: p.text().$type<ManualLevel>(),
    urlPattern: p.text(),
    /** See formKey of core. */
    formKey: p.text(),
    /** Signatures of its pages. */
    signatures: p.array().$type<string[]>(),
    manual: p.json<Manual>(),
    origin: p.text().$type<ManualOrigin>(),
    state: p.text().$type<ManualState>(),
    version: p.integer(),
    predecessor: p.uuid().nullable(),
    healthScore: p.integer(),
    createdAt: p.datetime(),
    updatedAt: p.datetime(),
  },
});

/** A row of `gh_action_manuals`. */
export type ActionManualRow = InferEntity<typeof ActionManualEntity>;
