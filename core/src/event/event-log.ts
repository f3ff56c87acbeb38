import type { JobEvent, RunEvent } from '@valet/schemas';

/** Appends what happened to a job; everything shown about a job is a projection of this. */
export interface EventLog {
  /** Stores the event under the job's next sequence number. Error: `fenced` when a newer worker holds the job. */
  append(jobId: string, event: RunEvent, options: { actor: string; fence: number }): Promise<JobEvent>;
  /** Events with a sequence number above `afterSeq`, oldest first. */
  read(jobId: string, options?: { afterSeq?: number; limit?: number }): Promise<readonly JobEvent[]>;
}
