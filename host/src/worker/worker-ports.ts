import type {
  AnswerBank,
  ArtifactStore,
  CheckpointStore,
  EventLog,
  HumanPort,
  ManualStore,
  ModelPort,
  PaceKeeper,
  RunRequest,
  SessionStore,
  SubmitLedger,
  TaskRequest,
} from '@valet/core';
import type { RunReport, TaskReport } from '@valet/schemas';
import type { Config } from '../config.ts';

/** What the host offers its worker process. */
export interface HostPorts {
  readonly ledger: SubmitLedger;
  readonly checkpoints: CheckpointStore;
  readonly manuals: ManualStore;
  readonly pace: PaceKeeper;
  readonly sessions: SessionStore;
  readonly answers: AnswerBank;
  readonly events: EventLog;
  readonly human: HumanPort;
  readonly artifacts: ArtifactStore;
  /** Asked by the host's process: no key of a model's provider is where pages are met. Absent where none is configured. */
  readonly models?: ModelPort;
  readonly host: {
    /** Shows that an attempt lives. Error: `fenced`. */
    beat(jobId: string, fence: number): Promise<void>;
  };
}

/** The host's ports as a run sees them. */
export type RunPorts = Omit<HostPorts, 'host'>;

/** Runs attempts: the engine with its plugins, or what a test puts in its place. */
export interface AttemptRunner {
  /** As `runApplication` of core: throws only `fenced` and `cancelled`, or what kept a run from starting. */
  run(request: RunRequest, ports: RunPorts, signal: AbortSignal): Promise<RunReport>;
  /** As `runTask` of core, with the same errors. */
  runTask(request: TaskRequest, ports: RunPorts, signal: AbortSignal): Promise<TaskReport>;
  /** Lets go of everything that the runner holds. */
  close(): Promise<void>;
}

/** What a runner module exports as `createRunner`. */
export type CreateRunner = (config: Config) => Promise<AttemptRunner>;

/** What a worker process offers its host. */
export interface WorkerPorts {
  readonly worker: {
    /** Tells the worker what it runs by; once, before the first run, which loads it. `runnerUrl` names the module that exports createRunner. */
    start(options: { config: Config; runnerUrl: string; hasModels: boolean }): Promise<void>;
    run(request: RunRequest, signal: AbortSignal): Promise<RunReport>;
    runTask(request: TaskRequest, signal: AbortSignal): Promise<TaskReport>;
    /** Lets go of everything; the process ends afterwards. */
    stop(): Promise<void>;
  };
}
