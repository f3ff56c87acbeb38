import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { ManualMover, ManualState } from '@valet/core';

/** A move of a manual, with its reason: `gh_manual_moves`. */
export const ManualMoveEntity = defineEntity({
  name: 'ManualMove',
  tableName: 'gh_manual_moves',
  properties: {
    /** Counts up, so that moves of one moment have an order. */
    seq: p.bigint('number').primary().autoincrement(),
    tenant: p.text(),
    manualId: p.uuid(),
    fromState: p.text().$type<ManualState>(),
    toState: p.text().$type<ManualState>(),
    reason: p.text(),
    mover: p.text().$type<ManualMover>(),
    createdAt: p.datetime(),
  },
});

/** A row of `gh_manual_moves`. */
export type ManualMoveRow = InferEntity<typeof ManualMoveEntity>;
