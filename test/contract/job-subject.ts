/** What every suite needs of an implementation that keeps jobs apart by fence. */
export interface JobSubject {
  /** A job in a worker's hands. */
  newJob(): Promise<{ jobId: string; fence: number }>;
  /** Another worker takes the job; resolves with its fence. */
  takeOver(jobId: string): Promise<number>;
}
