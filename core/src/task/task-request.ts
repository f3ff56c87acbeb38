import type { Application, Manual, TaskType } from '@valet/schemas';
import type { RunDeps, RunRequest } from '../run/run-request.ts';

/** One attempt at one generic task. */
export interface TaskRequest
  extends Pick<
    RunRequest,
    | 'jobId'
    | 'tenant'
    | 'candidate'
    | 'attempt'
    | 'fence'
    | 'actor'
    | 'url'
    | 'headed'
    | 'timeoutMs'
    | 'humanTimeoutMs'
    | 'actionLimit'
  > {
  readonly task: TaskType;
  /** What to do it by: a manual as it is, one of the store (by its id or its name), or whichever of the store fits. */
  readonly manual: { readonly given: Manual } | { readonly id: string } | 'any';
  /** What the manual's values are taken from: facts of the profile, documents, answers by question. */
  readonly application: Application;
  /** JSON Schema that the data must fit. */
  readonly schema?: Readonly<Record<string, unknown>>;
}

/** Everything that a task needs from outside. */
export type TaskDeps = Pick<
  RunDeps,
  'tier' | 'plugins' | 'checkpoints' | 'manuals' | 'sessions' | 'events' | 'human' | 'documents' | 'artifacts' | 'clock'
>;
