import { defineEntity, type InferEntity, p } from '@mikro-orm/core';
import type { HumanReply } from '@valet/core';
import type { InteractionType } from '@valet/schemas';

/**
 * Where a pause stands. `open`: waits for a person. `answered`: the answer is there. `expired`: nobody answered in time.
 * `withdrawn`: the job ended, or went on, without it.
 */
export type PauseState = 'open' | 'answered' | 'expired' | 'withdrawn';

/** One question to a person: `gh_human_pauses`. It outlives the worker that asked. */
export const HumanPauseEntity = defineEntity({
  name: 'HumanPause',
  tableName: 'gh_human_pauses',
  properties: {
    id: p.uuid().primary(),
    tenant: p.text(),
    jobId: p.uuid(),
    type: p.text().$type<InteractionType>(),
    /** Hash over what is asked; the same question of a later attempt has the same. */
    print: p.text(),
    state: p.text().$type<PauseState>(),
    askedAt: p.datetime(),
    deadlineAt: p.datetime(),
    answer: p.json<HumanReply>().strictNullable(),
    answeredAt: p.datetime().strictNullable(),
  },
});

/** A row of `gh_human_pauses`. */
export type HumanPauseRow = InferEntity<typeof HumanPauseEntity>;
