import type { EventFrame } from './event-frame.ts';

/** Why a listener hears no more. `slow`: it did not drain; `closing`: the host stops. */
export type EndReason = 'job_over' | 'slow' | 'closing' | 'failed';

/** Somebody who follows a job, over whatever protocol. */
export interface Listener {
  /** Bytes that were written and have not left. */
  readonly bufferedBytes: number;
  /** Writes frames, in the order of their numbers. */
  write(frames: readonly EventFrame[]): void;
  /** Resolves when what was written has left, or cannot leave any more. */
  drained(): Promise<void>;
  /** Shows that the connection lives. */
  beat(): void;
  end(why: EndReason): void;
}
