import type {
  AnswerOwner,
  BudgetLedger,
  Checkpoint,
  CheckpointStore,
  EventLog,
  JobSpending,
  ManualStore,
  ModelCall,
  ModelScope,
  PaceKeeper,
  SessionKey,
  SessionUse,
  SubmitIntent,
  SubmitLedger,
} from '@valet/core';
import type { Callback, EventType, JobEvent, JobStatus, RunEvent } from '@valet/schemas';
import type { Signals } from '../signal/signals.ts';
import type { SessionRow } from './entity/browser-session.ts';
import type { DeliveryRow } from './entity/callback-delivery.ts';
import type { OutboxRow } from './entity/callback-outbox.ts';
import type { HumanPauseRow } from './entity/human-pause.ts';
import type { JobRow } from './entity/job.ts';
import type { ServiceKeyRow } from './entity/service-key.ts';
import type { WorkerRow } from './entity/worker.ts';

/** A job whose row is locked for the length of a transaction. */
export interface HeldJob {
  readonly job: Readonly<JobRow>;
  /** All intents of the job, oldest first. */
  intents(): Promise<readonly SubmitIntent[]>;
  checkpoint(): Promise<Checkpoint | null>;
  /** What models did cost it, in all its attempts. */
  spent(): Promise<JobSpending>;
  /** What people were asked for this job, newest first. */
  pauses(): Promise<readonly HumanPauseRow[]>;
}

/** What changes on a job in one transaction: columns, events, intents and the callback leave together or not at all. */
export interface JobChange {
  readonly set?: Partial<JobRow>;
  readonly events?: readonly RunEvent[];
  /** Goes to the outbox when the job has a callback address. */
  readonly callback?: Callback;
  /** New questions to a person, and what became of earlier ones. An open one is withdrawn when the job leaves `paused`. */
  readonly pauses?: readonly (HumanPauseRow | PauseOutcome)[];
  readonly settle?: readonly { id: string; state: 'confirmed' | 'rejected' | 'unknown'; note: string }[];
}

/** What became of a question to a person. */
export type PauseOutcome = Pick<HumanPauseRow, 'id' | 'state'> & Partial<Pick<HumanPauseRow, 'answer' | 'answeredAt'>>;

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
/** A job in a worker's hands. */
export interface HeldLease {
  readonly id: string;
  readonly fence: number;
}

/** How many jobs of a lane may be under way at the same time, over all workers; `*` is every lane that is not named. */
export type LaneLimits = Readonly<Record<string, number>>;

/** The workers that show that they live. */
export interface WorkerRepository {
  /** Writes a worker's row; returns whether somebody wants it to take no more jobs. */
  beat(worker: Omit<WorkerRow, 'drainRequested'>): Promise<{ drainRequested: boolean }>;
  /** The worker ends in order. */
  leave(instance: string): Promise<void>;
  /** Asks workers of this id (null: all) to take no more jobs; returns how many there are. */
  requestDrain(id: string | null): Promise<number>;
  /** Every row, also of workers that died; the last sign of life tells. */
  list(): Promise<readonly WorkerRow[]>;
  /** Takes away the rows of those that have shown no life since then. */
  forget(before: Date): Promise<void>;
}

/** A page of a job's events. */
export interface EventPage {
  readonly events: readonly JobEvent[];
  readonly total: number;
}

/** How far a job is. */
export type JobStanding = Pick<JobRow, 'id' | 'tenant' | 'status' | 'eventSeq'>;

/** The jobs of the store. */
export interface JobRepository {
  /** Stores a new job, or finds the one that has its idempotency key already. */
  insert(row: JobRow): Promise<{ job: JobRow; isNew: boolean }>;
  get(id: string): Promise<JobRow | null>;
  /** Locks the job, decides and writes in one transaction. Errors: `not_found`, `fenced`. Null when nothing changed. */
  change(id: string, by: ChangeBy, decide: DecideChange): Promise<JobRow | null>;
  /**
   * As `change`, by the worker that has the job; those that are asked for at the same moment share a transaction, and each succeeds or
   * fails for itself. `decide` may be called again where the transaction could not be written.
   */
  changeTogether(id: string, by: ChangeBy & { readonly fence: number }, decide: DecideChange): Promise<JobRow | null>;
  /**
   * Takes the next job that is due: highest priority first, then oldest. Skips jobs that others hold or that are
   * meant for another worker, and lanes that have as many jobs under way as `lanes` allows. The decided change is written
   * in the same transaction, under a new fence.
   */
  claim(workerId: string, decide: DecideChange, lanes?: LaneLimits): Promise<JobRow | null>;
  /** As `claim`, up to `limit` jobs in one transaction. */
  claimSome(
    workerId: string,
    decide: DecideChange,
    options: { limit: number; lanes?: LaneLimits | undefined },
  ): Promise<readonly JobRow[]>;
  /** Prolongs the leases of jobs in a worker's hands; returns the ids of those that are still its own. */
  renew(held: readonly HeldLease[], leaseExpiresAt: Date): Promise<ReadonlySet<string>>;
  /** Ids of the jobs whose worker has shown no life since its lease ran out. Those of the command line hold theirs by the folder's lock. */
  lost(now: Date): Promise<readonly string[]>;
  /** Ids of paused jobs in no worker's hands whose time for an answer has run out. */
  unanswered(now: Date): Promise<readonly string[]>;
  /** Ids of jobs that have ended, or wait for a worker, and yet have an intent to submit without an outcome. */
  unsettled(): Promise<readonly string[]>;
  /** One question to a person as it stands. */
  pause(id: string): Promise<HumanPauseRow | null>;
  /** How far each of these jobs is; those that are not there are left out. */
  standings(ids: readonly string[]): Promise<readonly JobStanding[]>;
  /** Jobs in one of these states, oldest first. */
  list(status: readonly JobStatus[]): Promise<readonly JobRow[]>;
  /** One page of a tenant's jobs, and how many there are in all. */
  find(query: JobQuery): Promise<{ jobs: readonly JobRow[]; total: number }>;
  /** Ids of the pending jobs that have been due since `before` or longer, the longest first. */
  overdue(options: { before: Date; limit: number }): Promise<readonly string[]>;
  /** Jobs of all tenants that wait for a worker. */
  countPending(): Promise<number>;
  /** Ids of a tenant's jobs (of a user) that are pending, running or paused. */
  unfinished(whose: { tenant: string; userId?: string }): Promise<readonly string[]>;
  /** When the next job that waits for its retry will be due; null when none waits. */
  nextRunAt(): Promise<Date | null>;
  events(id: string, page: { limit: number; offset: number; eventType?: EventType }): Promise<EventPage>;
}

/** The keys of product backends, beside the configured one. */
export interface ServiceKeyRepository {
  add(row: ServiceKeyRow): Promise<void>;
  /** Oldest first; null for those of all tenants. */
  list(tenant: string | null): Promise<readonly ServiceKeyRow[]>;
  /** False when there is no such key, or it is revoked already. */
  revoke(id: string): Promise<boolean>;
  /** Whose key has this hash; null when none has, or it is revoked or expired. */
  tenantOf(keyHash: string): Promise<string | null>;
}

/** What language models did, over all tenants. */
export interface ModelFigures {
  readonly calls: number;
  readonly tokens: number;
  readonly costUsd: number;
  readonly lastHour: {
    readonly calls: number;
    /** Calls that brought no usable answer. */
    readonly failed: number;
    readonly costUsd: number;
    /** The one that was asked most; null where none was. */
    readonly provider: string | null;
  };
}

/** What the store holds, in numbers; of all tenants, and nothing of any candidate. */
export interface Figures {
  /** How often it happened in all: a job that fails twice counts twice. */
  readonly jobs: Readonly<Record<'created' | 'completed' | 'failed' | 'retried' | 'cancelled' | 'expired', number>>;
  /** Jobs by the state that they are in; states without jobs may be missing. */
  readonly byStatus: Readonly<Record<string, number>>;
  /** By id; of several processes with one id, all together. */
  readonly workers: readonly {
    readonly id: string;
    readonly activeJobs: number;
    readonly maxConcurrent: number;
    readonly isStale: boolean;
  }[];
  /** Ids of jobs whose worker shows no life; at most 100. */
  readonly stuckJobs: readonly string[];
  readonly models: ModelFigures;
  /** Applications of which nobody knows whether they arrived, and those that left more than once. */
  readonly submits: { readonly unknown: number; readonly double: number };
  readonly callbacks: { readonly pending: number; readonly parked: number };
}

/** Counts what the store holds. */
export interface FiguresRepository {
  /** Resolves when the database answers. */
  ping(): Promise<void>;
  /** `staleMs`: who shows no life for longer counts as gone. */
  read(options: { staleMs: number }): Promise<Figures>;
}

/** A callback and every try to deliver it, oldest first. */
export interface SentCallback {
  readonly row: OutboxRow;
  readonly deliveries: readonly DeliveryRow[];
}

/** The callbacks: those that wait, and what became of the others. */
export interface OutboxRepository {
  /**
   * Leases callbacks that are due, oldest first: of each job only the first that waits, and none that another host has
   * leased. A host that dies leaves its own to the others when the lease is over.
   */
  claim(options: { now: Date; limit: number; leaseMs: number }): Promise<readonly OutboxRow[]>;
  /** When the next callback that nobody has leased is due; null when there is none. */
  nextAttemptAt(): Promise<Date | null>;
  /** Ends a lease: writes the change, and the try where there was one. False, and nothing is written, when it was lost. */
  settle(
    leased: Pick<OutboxRow, 'id' | 'lease'>,
    change: Partial<OutboxRow>,
    delivery?: Omit<DeliveryRow, 'id' | 'callbackId'>,
  ): Promise<boolean>;
  /** The callbacks of a job, in their order. */
  list(tenant: string, jobId: string): Promise<readonly SentCallback[]>;
  /** Sends one again that was delivered or parked. Errors: `not_found`, `conflict` (it waits anyway). */
  sendAgain(callback: { tenant: string; jobId: string; id: string; now: Date }): Promise<void>;
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

/** What models may cost and did cost. */
export interface BudgetRepository extends BudgetLedger {
  /** The calls for a job that the log still has, oldest first. */
  calls(job: Pick<ModelScope, 'tenant' | 'jobId'>): Promise<readonly ModelCall[]>;
  /** Takes away holds that are void, calls of more than a week ago and the sums of days long past. */
  tidy(): Promise<void>;
}

/** An answer as it lies in the store. */
export interface SealedAnswer {
  /** Tells the candidate's questions apart. */
  readonly questionHash: string;
  readonly sealed: string;
  readonly keyId: string;
  readonly savedAt: Date;
}

/** An answer with whose it is, and its place among all. */
export interface PlacedAnswer extends SealedAnswer, AnswerOwner {
  readonly seq: number;
}

/** The sealed answers, one for each tenant, candidate and question. */
export interface AnswerRepository {
  /** The newest first. */
  list(owner: AnswerOwner): Promise<readonly SealedAnswer[]>;
  /** Keeps each in place of an earlier one; no question twice. */
  put(owner: AnswerOwner, answers: readonly SealedAnswer[]): Promise<void>;
  /** Deletes all of a candidate; returns how many there were. */
  clear(owner: AnswerOwner): Promise<number>;
  /** Answers, of all tenants, that these keys sealed, by `seq`, after one. */
  sealedWith(
    keyIds: readonly string[],
    page: { readonly after: number | null; readonly limit: number },
  ): Promise<readonly PlacedAnswer[]>;
  /** Puts other words for the same answer; false when it has changed since it was read. */
  replace(row: PlacedAnswer, sealed: Pick<SealedAnswer, 'sealed' | 'keyId'>): Promise<boolean>;
}

/** The truth: everything that outlives a process. */
export interface Store {
  readonly jobs: JobRepository;
  readonly outbox: OutboxRepository;
  readonly serviceKeys: ServiceKeyRepository;
  readonly figures: FiguresRepository;
  readonly ledger: SubmitLedger;
  readonly checkpoints: CheckpointStore;
  readonly manuals: ManualStore;
  readonly pace: PaceKeeper;
  readonly sessions: SessionRepository;
  readonly answers: AnswerRepository;
  readonly budget: BudgetRepository;
  readonly workers: WorkerRepository;
  readonly events: EventLog;
  /** Told after commits. */
  readonly signals: Signals;
  close(): Promise<void>;
}
