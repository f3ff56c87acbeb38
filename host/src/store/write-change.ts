import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { JobEvent, RunEvent } from '@valet/schemas';
import { projectEvent, projectionOf } from '../job/projection.ts';
import { CallbackOutboxEntity } from './entity/callback-outbox.ts';
import { HumanPauseEntity } from './entity/human-pause.ts';
import type { JobRow } from './entity/job.ts';
import { JobEventEntity, type JobEventRow } from './entity/job-event.ts';
import { settleRow } from './settle-intent.ts';
import { storable } from './storable.ts';
import type { JobChange } from './store.ts';

/** Who writes, and when. */
interface Writer {
  readonly actor: string;
  readonly now: Date;
}

/** Writes a change to a locked job, inside the caller's transaction. */
export async function writeChange(em: SqlEntityManager, job: JobRow, change: JobChange & Writer): Promise<void> {
  const { set = {}, events = [], callback, settle = [], pauses = [], actor, now } = change;
  const wasPaused = job.status === 'paused';
  Object.assign(job, storable(set), { updatedAt: now });
  for (const event of events) appendEvent(em, job, { event, actor, now });
  for (const pause of pauses) {
    if ('jobId' in pause) em.create(HumanPauseEntity, storable(pause), { persist: true });
    else await em.nativeUpdate(HumanPauseEntity, { id: pause.id }, storable(pause));
  }
  if (pauses.length > 0) await em.flush();
  if (wasPaused && job.status !== 'paused') {
    await em.nativeUpdate(HumanPauseEntity, { jobId: job.id, state: 'open' }, { state: 'withdrawn' });
  }
  for (const outcome of settle) await settleRow(em, outcome, now);
  if (callback && job.callbackUrl !== null) {
    em.create(
      CallbackOutboxEntity,
      {
        id: randomUUID(),
        tenant: job.tenant,
        jobId: job.id,
        position: (await em.count(CallbackOutboxEntity, { jobId: job.id })) + 1,
        url: job.callbackUrl,
        payload: storable(callback),
        state: 'pending',
        attempts: 0,
        nextAttemptAt: now,
        lastError: null,
        createdAt: now,
        deliveredAt: null,
        lease: null,
        leasedUntil: null,
      },
      { persist: true },
    );
  }
  await em.flush();
}

/** Stores one event under the job's next sequence number and brings the projection up to date. */
export function appendEvent(
  em: SqlEntityManager,
  job: JobRow,
  { event: told, actor, now }: Writer & { event: RunEvent },
): JobEventRow {
  const event = storable(told);
  const { progress, manual } = projectEvent(projectionOf(job), event, now);
  job.eventSeq += 1;
  job.metadata = { ...job.metadata, ...(progress && { progress }), ...(manual && { manual }) };
  return em.create(
    JobEventEntity,
    {
      id: randomUUID(),
      tenant: job.tenant,
      jobId: job.id,
      seq: job.eventSeq,
      eventType: event.event_type,
      metadata: event.metadata,
      actor,
      createdAt: now,
    },
    { persist: true },
  );
}

/** The event as the wire and core know it. */
export function toJobEvent(row: JobEventRow): JobEvent {
  return {
    id: row.id,
    job_id: row.jobId,
    seq: row.seq,
    event_type: row.eventType,
    metadata: row.metadata,
    actor: row.actor,
    created_at: row.createdAt.toISOString(),
  };
}
