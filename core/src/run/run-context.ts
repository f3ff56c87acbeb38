import type { AtsManifest, Evidence } from '@valet/schemas';
import type { KeptAnswer } from '../answer/question-bank.ts';
import type { CostMeter } from '../budget/cost-meter.ts';
import type { Replay } from '../manual/replay.ts';
import type { ObstacleLog } from '../obstacle/obstacle-log.ts';
import type { AtsPlugin } from '../plugin/ats-plugin.ts';
import type { BrowserAgent } from '../plugin/browser-agent.ts';
import type { RunSession } from '../session/run-session.ts';
import type { RunDeadline } from './run-deadline.ts';
import type { RunJournal } from './run-journal.ts';
import type { RunDeps, RunRequest } from './run-request.ts';
import type { SubmitFuse } from './submit-fuse.ts';
import type { UnaskedWatch } from './unasked-watch.ts';

/** What asking a person and taking a picture need of a run. */
export interface RunStage {
  readonly request: Pick<RunRequest, 'jobId' | 'attempt' | 'fence' | 'humanTimeoutMs'>;
  readonly deps: Pick<RunDeps, 'human' | 'artifacts'>;
  readonly journal: RunJournal;
  readonly deadline: RunDeadline;
  readonly agent: BrowserAgent;
  readonly session: RunSession;
  /** Addresses of the pictures taken so far. */
  readonly screenshots: string[];
}

/** What every part of a run shares. */
export interface RunContext {
  readonly request: RunRequest;
  readonly deps: RunDeps;
  readonly journal: RunJournal;
  readonly deadline: RunDeadline;
  readonly agent: BrowserAgent;
  readonly session: RunSession;
  /** Addresses of the pictures taken so far. */
  readonly screenshots: string[];
  /** What was seen of the outcome so far. */
  readonly evidence: Evidence[];
  /** The guard on the wire once the form is open, and the watch over it where no address tells the application. */
  readonly wire: { fuse: SubmitFuse | null; unasked: UnaskedWatch | null };
  /** Answers that a person gave during the run, by label. */
  readonly said: Record<string, string>;
  /** Answers of the candidate's earlier applications. */
  readonly kept: readonly KeptAnswer[];
  /** What its models cost so far; `deps.models` counts by itself. */
  readonly cost: CostMeter;
  /** Platforms at which the pace let it start. */
  readonly paced: Set<string>;
  /** What was tried against obstacles so far. */
  readonly met: ObstacleLog;
  /** What the run knows of manuals. */
  readonly replay: Replay;
}

/** A run whose ATS is known. */
export interface AtsContext extends RunContext {
  readonly manifest: AtsManifest;
  readonly plugin: AtsPlugin;
  /** Canonical posting. */
  readonly posting: string;
}
