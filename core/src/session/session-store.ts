import type { StorageState } from '../plugin/browser-agent.ts';

/** Whose session of which site. */
export interface SessionKey {
  readonly tenant: string;
  /** Stable id of the candidate; see ApplicationKey. */
  readonly candidate: string;
  /** As `siteDomain` names it. */
  readonly domain: string;
}

/** The attempt in whose name a session is used. */
export interface SessionUse {
  readonly jobId: string;
  /** Fencing number of the worker's lease. */
  readonly fence: number;
}

/** Keeps what the browser of a candidate holds for a site, so that a later run arrives logged in. */
export interface SessionStore {
  /**
   * The kept state, or null when there is none or it has expired. Errors: `session_unreadable`, `fenced`, `not_found` (the
   * job is another tenant's or candidate's).
   */
  load(key: SessionKey, by: SessionUse): Promise<StorageState | null>;
  /**
   * Keeps the state in place of an earlier one. False when it was not kept, because the candidate's sessions were cleared
   * since the job began. Errors: `fenced`, `not_found`.
   */
  save(key: SessionKey, state: StorageState, by: SessionUse): Promise<boolean>;
}
