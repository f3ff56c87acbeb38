import type { IntentState } from '@valet/schemas';

/** What makes an application the same one, for the life of the posting. */
export interface ApplicationKey {
  readonly tenant: string;
  /** Canonical posting, never a URL. */
  readonly posting: string;
  /** Stable id of the candidate: the user id of the API, or a hash of the mail address. */
  readonly candidate: string;
}

/** The durable intent to submit: one row for each click that may be made. */
export interface SubmitIntent {
  readonly id: string;
  readonly key: ApplicationKey;
  readonly jobId: string;
  readonly attempt: number;
  readonly fence: number;
  /** SHA-256 of the committed answers, so that what was approved is what is sent. */
  readonly contentHash: string;
  readonly state: IntentState;
  /** Method and URL of the released request, once released. */
  readonly released: { readonly method: string; readonly url: string } | null;
  readonly armedAt: string;
  readonly settledAt: string | null;
  readonly note: string | null;
}

/** Why an application may not be armed. */
export type ArmRefusal = 'already_submitted' | 'in_doubt' | 'fenced';

export type ArmResult =
  | { readonly ok: true; readonly intent: SubmitIntent }
  | { readonly ok: false; readonly reason: ArmRefusal; readonly earlier: SubmitIntent | null };

/**
 * Remembers every intent to submit. States go armed -> clicked -> confirmed | rejected | unknown, and
 * armed -> rejected where the wire proves that nothing left. Each method is one durable, atomic step.
 */
export interface SubmitLedger {
  /**
   * Records the intent. Refused while any earlier intent of the same application is not `rejected`
   * (the only state that proves non-submission), and for a fence older than the job's newest.
   */
  arm(intent: Pick<SubmitIntent, 'key' | 'jobId' | 'attempt' | 'fence' | 'contentHash'>): Promise<ArmResult>;
  /** armed -> clicked, for exactly one caller: true lets the one request out. False for everybody else. */
  release(id: string, fence: number, request: { method: string; url: string }): Promise<boolean>;
  /**
   * Records the outcome. A settled intent keeps its first outcome, except that `unknown` may become
   * `confirmed` or `rejected` when proof turns up. Error: `fenced`.
   */
  settle(id: string, fence: number, state: 'confirmed' | 'rejected' | 'unknown', note: string): Promise<void>;
  /** All intents of an application, oldest first. */
  find(key: ApplicationKey): Promise<readonly SubmitIntent[]>;
  /** All intents of a job, oldest first. */
  findByJob(jobId: string): Promise<readonly SubmitIntent[]>;
}
