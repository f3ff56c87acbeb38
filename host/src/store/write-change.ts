import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import type { JobEvent, RunEvent } from '@valet/schemas';
import { projectEvent, projectionOf } from '../job/projection.ts';
import type { OutboxRow } from './entity/callback-outbox.ts';
import { HumanPauseEntity } from './entity/human-pause.ts';
import type { JobRow } from './entity/job.ts';
import type { JobEventRow } from './entity/job-event.ts';
import { jobTables } from './job-tables.ts';
import { query } from './query.ts';
import { settleRow } from './settle-intent.ts';
import { storable } from './storable.ts';
import type { JobChange } from './store.ts';

/** Who writes, and when. */
interface Writer {
  readonly actor: string;
  readonly now: Date;
}

/** A locked job and what changes on it. Writing brings `job` up to date. */
export interface JobWrite {
  readonly job: JobRow;
  readonly change: JobChange;
  readonly actor: string;
}

/** Writes changes to locked jobs, each at most once, inside the caller's transaction: a few statements, however many jobs. */
export async function writeChanges(em: SqlEntityManager, writes: readonly JobWrite[], now: Date): Promise<void> {
  if (writes.length === 0) return;
  const columns = new Set<keyof JobRow>(['fence', 'updatedAt']);
  const events: JobEventRow[] = [];
  for (const { job, change, actor } of writes) {
    const { set = {}, events: told = [] } = change;
    await writePauses(em, job, change);
    for (const outcome of change.settle ?? []) await settleRow(em, outcome, now);
    Object.assign(job, storable(set), { updatedAt: now });
    for (const name of Object.keys(set)) columns.add(name as keyof JobRow);
    for (const event of told) events.push(addEvent(job, { event, actor, now }));
  }
  if (events.length > 0) for (const name of eventColumns) columns.add(name);
  await jobTables.events.insert(em, events);
  await jobTables.outbox.insert(em, await callbackRows(em, writes, now));
  await jobTables.jobs.update(
    em,
    writes.map(({ job }) => job),
    columns,
  );
}

/** Stores events that {@link addEvent} made of some of these locked jobs, inside the caller's transaction. */
export async function writeEvents(
  em: SqlEntityManager,
  jobs: ReadonlyMap<string, JobRow>,
  events: readonly JobEventRow[],
): Promise<void> {
  if (events.length === 0) return;
  const changed = new Set(events.flatMap(({ jobId }) => jobs.get(jobId) ?? []));
  await jobTables.events.insert(em, events);
  await jobTables.jobs.update(em, [...changed], new Set([...eventColumns, 'updatedAt']));
}

/** What an event changes on its job. */
const eventColumns = ['eventSeq', 'metadata'] as const satisfies (keyof JobRow)[];

/** The row of an event under the job's next sequence number; brings the job's projection up to date. */
export function addEvent(job: JobRow, { event: told, actor, now }: Writer & { event: RunEvent }): JobEventRow {
  const event = storable(told);
  const { progress, manual } = projectEvent(projectionOf(job), event, now);
  job.eventSeq += 1;
  job.updatedAt = now;
  job.metadata = { ...job.metadata, ...(progress && { progress }), ...(manual && { manual }) };
  return {
    id: randomUUID(),
    tenant: job.tenant,
    jobId: job.id,
    seq: job.eventSeq,
    eventType: event.event_type,
    metadata: event.metadata,
    actor,
    createdAt: now,
  };
}

/** New questions to a person, outcomes of earlier ones, and open ones withdrawn where the job leaves `paused`. */
async function writePauses(em: SqlEntityManager, job: JobRow, { set, pauses = [] }: JobChange): Promise<void> {
  for (const pause of pauses) {
    if ('jobId' in pause) await em.insert(HumanPauseEntity, storable(pause));
    else await em.nativeUpdate(HumanPauseEntity, { id: pause.id }, storable(pause));
  }
  if (job.status !== 'paused' || (set?.status ?? 'paused') === 'paused') return;
  await em.nativeUpdate(HumanPauseEntity, { jobId: job.id, state: 'open' }, { state: 'withdrawn' });
}

/** One row for each job that has a callback address and something to tell, after those that it has already. */
async function callbackRows(em: SqlEntityManager, writes: readonly JobWrite[], now: Date): Promise<OutboxRow[]> {
  const rows = writes.flatMap(({ job, change: { callback } }) =>
    callback && job.callbackUrl !== null ? [{ job, url: job.callbackUrl, payload: storable(callback) }] : [],
  );
  if (rows.length === 0) return [];
  const counts = await query<{ id: string; count: number }>(
    em,
    `select job_id as id, count(*)::int as count from gh_callback_outbox
     where job_id = any($1::uuid[]) group by job_id`,
    [rows.map(({ job }) => job.id)],
  );
  const countOf = new Map(counts.map(({ id, count }) => [id, count]));
  return rows.map(({ job, url, payload }) => ({
    id: randomUUID(),
    tenant: job.tenant,
    jobId: job.id,
    position: (countOf.get(job.id) ?? 0) + 1,
    url,
    payload,
    state: 'pending',
    attempts: 0,
    nextAttemptAt: now,
    lastError: null,
    createdAt: now,
    deliveredAt: null,
    lease: null,
    leasedUntil: null,
  }));
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
