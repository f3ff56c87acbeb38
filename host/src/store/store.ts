import type {
  Checkpoint,
  CheckpointStore,
  EventLog,
  ManualStore,
  PaceKeeper,
  SessionKey,
  SessionUse,
  SubmitIntent,
  SubmitLedger,
} from '@valet/core';
import type { Callback, EventType, JobEvent, JobStatus, RunEvent } from '@valet/schemas';
import type { Signals } from '../signal/signals.ts';
import type { SessionRow } from './entity/browser-session.ts';
import type { OutboxRow } from './entity/callback-outbox.ts';
import type { JobRow } from './entity/job.ts';

/** A job whose row is locked for the length of a transaction. */
export interface HeldJob {
  readonly job: Readonly<JobRow>;
  /** All intents of the job, oldest first. */
  intents(): Promise<readonly SubmitIntent[]>;
  checkpoint(): Promise<Checkpoint | null>;
}

/** What changes on a job in one transaction: columns, events, intents and the callback leave together or not at all. */
export interface JobChange {
  readonly set?: Partial<JobRow>;
  readonly events?: readonly RunEvent[];
  /** Goes to the outbox when the job has a callback address. */
  readonly callback?: Callback;
  readonly settle?: readonly { id: string; state: 'confirmed' | 'rejected' | 'unknown'; note: string }[];
}

/** Decides a change from what the locked row says; null changes nothing. */
export type DecideChange = (held: HeldJob) => Promise<JobChange | null> | JobChange | null;

/** Whose change it is. `take` makes the fence of every earlier worker stale and is how a job changes hands. */
export interface ChangeBy {
  readonly actor: string;
  /** The worker's fencing number, `take` for a new holder, or `any` for what the host may do beside a worker. */
  readonly fence: number | 'take' | 'any';
}

/** Which jobs a list shows, and in which order. */
export interface JobQuery {
  readonly tenant: string;
  /** Empty for all. */
  readonly status: readonly JobStatus[];
  readonly jobType?: JobRow['jobType'];
  readonly sort: { readonly by: JobSortField; readonly descending: boolean };
  readonly limit: number;
  readonly offset: number;
}

/** Columns that a list may be sorted by. */
export const jobSortFields = [
  'createdAt',
  'updatedAt',
  'startedAt',
  'completedAt',
  'priority',
  'status',
] as const satisfies readonly (keyof JobRow)[];
export type JobSortField = (typeof jobSortFields)[number];

/** A page of a job's events. */
export interface EventPage {
  readonly events: readonly JobEvent[];
  readonly total: number;
}

/** The jobs of the store. */
export interface JobRepository {
  /** Stores a new job, or finds the one that has its idempotency key already. */
  insert(row: JobRow): Promise<{ job: JobRow; isNew: boolean }>;
  get(id: string): Promise<JobRow | null>;
  /** Locks the job, decides and writes in one transaction. Errors: `not_found`, `fenced`. Null when nothing changed. */
  change(id: string, by: ChangeBy, decide: DecideChange): Promise<JobRow | null>;
  /**
   * Takes the next job that is due: highest priority first, then oldest. Skips jobs that others hold or that are
   * meant for another worker. The decided change is written in the same transaction, under a new fence.
   */
  claim(workerId: string, decide: DecideChange): Promise<JobRow | null>;
  /** Shows that the worker lives. False when the fence is stale. */
  beat(id: string, options: { fence: number; leaseExpiresAt: Date }): Promise<boolean>;
  /** Jobs in one of these states, oldest first. */
  list(status: readonly JobStatus[]): Promise<readonly JobRow[]>;
  /** One page of a tenant's jobs, and how many there are in all. */
  find(query: JobQuery): Promise<{ jobs: readonly JobRow[]; total: number }>;
  /** Ids of the pending jobs that have been due since `before` or longer, the longest first. */
  overdue(options: { before: Date; limit: number }): Promise<readonly string[]>;
  /** When the next job that waits for its retry will be due; null when none waits. */
  nextRunAt(): Promise<Date | null>;
  events(id: string, page: { limit: number; offset: number; eventType?: EventType }): Promise<EventPage>;
}

/** The callbacks that wait. */
export interface OutboxRepository {
  /** The first pending callback of each job that is due, oldest first. */
  due(options: { now: Date; limit: number; except: readonly string[] }): Promise<readonly OutboxRow[]>;
  /** When the next callback that waits is due; null when none waits. */
  nextAttemptAt(options: { except: readonly string[] }): Promise<Date | null>;
  update(id: string, change: Partial<OutboxRow>): Promise<void>;
}

/** What of a session changes when it is sealed. */
export interface SealedSession {
  readonly sessionData: string;
  readonly keyId: string;
}

/** The sealed sessions, one for each tenant, user and domain. */
export interface SessionRepository {
  /** The session, for use by this attempt of its owner. Errors: `fenced`, `not_found` (the job is another's). */
  take(key: SessionKey, by: SessionUse): Promise<SessionRow | null>;
  /**
   * Keeps it in place of an earlier one. False when the user's sessions were cleared since the job began. Errors: `fenced`,
   * `not_found`.
   */
  put(key: SessionKey, sealed: SealedSession & { readonly expiresAt: Date | null }, by: SessionUse): Promise<boolean>;
  /** By domain. */
  list(tenant: string, userId: string): Promise<readonly SessionRow[]>;
  /** Deletes one, or with null all, of a user, and what jobs that run now would keep; returns how many there were. */
  clear(tenant: string, userId: string, domain: string | null): Promise<number>;
  /** Sessions, of all tenants, that these keys sealed, by id, after an id. */
  sealedWith(
    keyIds: readonly string[],
    page: { readonly after: string | null; readonly limit: number },
  ): Promise<readonly SessionRow[]>;
  /** Puts other words for the same session; false when it has changed since it was read. */
  replace(row: Pick<SessionRow, 'id' | 'sessionData'>, sealed: SealedSession): Promise<boolean>;
}

/** The truth: everything that outlives a process. */
export interface Store {
  readonly jobs: JobRepository;
  readonly outbox: OutboxRepository;
  readonly ledger: SubmitLedger;
  readonly checkpoints: CheckpointStore;
  readonly manuals: ManualStore;
  readonly pace: PaceKeeper;
  readonly sessions: SessionRepository;
  readonly events: EventLog;
  /** Told after commits. */
  readonly signals: Signals;
  close(): Promise<void>;
}
