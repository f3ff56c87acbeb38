import type { Manual, TaskData } from '@valet/schemas';
import type { RunStage } from '../run/run-context.ts';
import type { TaskGuard } from './task-guard.ts';
import type { TaskDeps, TaskRequest } from './task-request.ts';

/** What every part of a task shares. */
export interface TaskContext extends RunStage {
  readonly request: TaskRequest;
  readonly deps: TaskDeps;
  /** As it holds: laid over those that it extends. */
  readonly manual: Manual;
  readonly manualId: string;
  readonly guard: TaskGuard;
  /** Answers that a person gave during the run, by question. */
  readonly said: Record<string, string>;
  /** What was read so far. */
  readonly data: TaskData;
  /** Ids of the steps whose control was found again on a page that has changed. */
  readonly healed: Set<string>;
  /** Steps that were passed over, or left to a person. */
  readonly missed: Set<string>;
  /** The page has stood still since the last action. */
  isQuiet: boolean;
}

/** Where a step stands. */
export interface StepScope {
  /** Number, from 0, of the list entry that a repeat is at. */
  readonly entry: number | null;
  /** A repeat is around it, so that what it reads adds up. */
  readonly isRepeated: boolean;
}
