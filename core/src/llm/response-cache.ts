/** What a cache keeps of an answer: nothing of the question. */
export interface CachedAnswer {
  readonly provider: string;
  readonly model: string;
  /** The checked answer, as JSON. */
  readonly json: string;
}

/** Answers that need not be paid for twice. */
export interface ResponseCache {
  /** The answer that is kept under a key and is not over its time; else null. */
  find(key: string): Promise<CachedAnswer | null>;
  keep(key: string, answer: CachedAnswer): Promise<void>;
}

/** How long an answer holds (Architecture §7). */
export const responseTtlMs = 3_600_000;
