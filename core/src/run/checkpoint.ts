import type { Answer, RunPhase } from '@valet/schemas';

/** Enough of a run to go on elsewhere. Written after every transition. */
export interface Checkpoint {
  readonly jobId: string;
  readonly attempt: number;
  readonly phase: RunPhase;
  /** Phase to return to when `phase` is `waiting_human`. */
  readonly returnTo: RunPhase | null;
  readonly pageUrl: string | null;
  readonly posting: string | null;
  readonly platform: string | null;
  readonly intentId: string | null;
  /** Answers as they stood, so that a person's answers are not asked for twice. */
  readonly answers: readonly Answer[];
  readonly savedAt: string;
}

/** Keeps the newest checkpoint of each job. */
export interface CheckpointStore {
  load(jobId: string): Promise<Checkpoint | null>;
  /** Error: `fenced` when a newer worker holds the job. */
  save(checkpoint: Checkpoint, fence: number): Promise<void>;
}
