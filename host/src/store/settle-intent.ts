import type { SqlEntityManager } from '@mikro-orm/sql';
import { canSettle, type SubmitIntent } from '@valet/core';
import { SubmitIntentEntity, type SubmitIntentRow } from './entity/submit-intent.ts';
import { storable } from './storable.ts';
import type { JobChange } from './store.ts';

/** Gives an intent its outcome, inside the caller's transaction; a settled one keeps what it has (see canSettle). */
export async function settleRow(
  em: SqlEntityManager,
  { id, state, note }: NonNullable<JobChange['settle']>[number],
  now: Date,
): Promise<void> {
  const row = await em.findOne(SubmitIntentEntity, { id });
  if (!row || !canSettle(toIntent(row), state)) return;
  Object.assign(row, { state, note: storable(note), settledAt: now });
  await em.flush();
}

/** The intent as core knows it. */
export function toIntent(row: SubmitIntentRow): SubmitIntent {
  return {
    id: row.id,
    key: { tenant: row.tenant, posting: row.posting, candidate: row.candidate },
    jobId: row.jobId,
    attempt: row.attempt,
    fence: row.fence,
    contentHash: row.contentHash,
    state: row.state,
    released:
      row.releasedMethod === null || row.releasedUrl === null
        ? null
        : { method: row.releasedMethod, url: row.releasedUrl },
    armedAt: row.armedAt.toISOString(),
    settledAt: row.settledAt?.toISOString() ?? null,
    note: row.note,
  };
}
