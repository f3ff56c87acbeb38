/** Runs the work of a command: tells its failure and keeps its exit code. */
export type Perform = (work: () => Promise<number>, options?: { json?: boolean }) => Promise<void>;
