import type { Manual } from '@valet/schemas';
import type { ManualChange, ManualMove, ManualOrigin, ManualRun, ManualState } from './manual-health.ts';

/** A manual with its standing. */
export interface StoredManual {
  /** UUID; the manual's own `id` is a name that others extend it by. */
  readonly id: string;
  readonly tenant: string;
  readonly manual: Manual;
  readonly origin: ManualOrigin;
  readonly state: ManualState;
  /** Counts from 1 among the manuals of the same form. */
  readonly version: number;
  /** The version before. */
  readonly predecessor: string | null;
  /** 0..100; see healthOf. */
  readonly health: number;
  /** ISO 8601. */
  readonly createdAt: string;
  readonly updatedAt: string;
}

/** A form to find manuals for. */
export interface ManualQuery {
  readonly tenant: string;
  readonly task: Manual['task'];
  readonly platform: string;
  /** Of the form that is shown. */
  readonly signature: string;
}

/** A manual to be kept. */
export interface NewManual {
  readonly tenant: string;
  readonly manual: Manual;
  readonly origin: ManualOrigin;
}

/** A version of a manual with its moves, oldest first. */
export interface ManualVersion {
  readonly stored: StoredManual;
  readonly moves: readonly ManualMove[];
}

/** What a person may decide about a manual; see decideManual. */
export type ManualDecision = 'promote' | 'rollback';

/** A manual after a move. */
export interface MovedManual {
  readonly stored: StoredManual;
  readonly change: ManualChange;
}

/** Keeps manuals and what became of their runs. */
export interface ManualStore {
  /**
   * Manuals that have a page of this signature, and the {@link mostNear} last changed others of the platform, which may be near;
   * with those that they extend. Retired ones are not among them. Newest first.
   */
  find(query: ManualQuery): Promise<readonly StoredManual[]>;
  get(tenant: string, id: string): Promise<StoredManual | null>;
  /** All manuals of a tenant, last changed first. */
  list(tenant: string): Promise<readonly StoredManual[]>;
  /** Keeps a manual as {@link placeManual} says: the next version where there are some for its form, once where they say the same. */
  add(entry: NewManual): Promise<{ readonly stored: StoredManual; readonly isNew: boolean }>;
  /**
   * Keeps what a person made of the manual `id` as the next version of its form: a candidate, whose predecessor is the one that was read.
   * What is word for word the same makes none, unless that one is retired. Errors: `not_found`, `precondition_failed` (a
   * later version is in use), `validation_error` (it is for another form).
   */
  revise(
    tenant: string,
    id: string,
    manual: Manual,
  ): Promise<{ readonly stored: StoredManual; readonly isNew: boolean }>;
  /** All versions for the form of a manual, newest first; none where there is no such manual. */
  versions(tenant: string, id: string): Promise<readonly ManualVersion[]>;
  /**
   * Counts a run, once for each attempt at a job; health and state follow. `change` tells of a move. Error: `not_found`.
   */
  count(
    tenant: string,
    id: string,
    run: Omit<ManualRun, 'at'>,
  ): Promise<{ readonly stored: StoredManual; readonly change: ManualChange | null }>;
  /**
   * Does what a person decided, all of it or nothing; the manual itself first, then what moves with it. Its moves say who
   * and why. Errors: `not_found`, `conflict`, `validation_error`.
   */
  decide(
    tenant: string,
    id: string,
    order: { readonly decision: ManualDecision; readonly reason: string },
  ): Promise<readonly MovedManual[]>;
  /** The newest {@link healthWindow} runs of a manual, oldest first. */
  runs(tenant: string, id: string): Promise<readonly ManualRun[]>;
}

/** So many manuals of other signatures are looked at. */
export const mostNear = 20;
