import type { Application } from '@valet/schemas';
import type { AnswerBank } from '../answer/answer-bank.ts';
import type { Clock } from '../clock.ts';
import type { EventLog } from '../event/event-log.ts';
import type { ModelPort } from '../llm/model-port.ts';
import type { HealAdvisor } from '../manual/heal-advisor.ts';
import type { ManualStore } from '../manual/manual-store.ts';
import type { ExecutionMode } from '../manual/replay-run.ts';
import type { ObstaclePace } from '../obstacle/obstacle-pace.ts';
import type { PluginCatalog } from '../plugin/plugin-catalog.ts';
import type { TierPlugin } from '../plugin/tier-plugin.ts';
import type { SessionStore } from '../session/session-store.ts';
import type { ArtifactStore } from './artifact-store.ts';
import type { CheckpointStore } from './checkpoint.ts';
import type { DocumentSource } from './document-source.ts';
import type { HumanPort } from './human.ts';
import type { PaceKeeper } from './pace-keeper.ts';
import type { SubmitLedger } from './submit-ledger.ts';

/** One attempt at one job. */
export interface RunRequest {
  readonly jobId: string;
  readonly tenant: string;
  /** Stable id of the candidate; see ApplicationKey. */
  readonly candidate: string;
  /** Whose budget the models' calls go on; the candidate's own where the caller names users. */
  readonly userId?: string;
  /** Counts from 1. */
  readonly attempt: number;
  /** Fencing number of the worker's lease; 1 where there is only one worker. */
  readonly fence: number;
  /** Who writes the events: a worker's id. */
  readonly actor: string;
  readonly url: string;
  /** Platform named by the caller; overrides detection. */
  readonly platform?: string;
  readonly application: Application;
  /** copilot: a person approves before the submit. autopilot: the quality gates decide. */
  readonly mode: 'copilot' | 'autopilot';
  /** Fill and review, but never arm. */
  readonly dryRun: boolean;
  readonly headed: boolean;
  readonly quality: 'speed' | 'balanced' | 'quality';
  /** Limit for the whole attempt; waiting for a person does not count. */
  readonly timeoutMs: number;
  readonly humanTimeoutMs: number;
  /** Most actions of the attempt; no limit unless given. */
  readonly actionLimit?: number;
  /** Most US dollars that models may cost the job, where its owner wants less than what is configured. */
  readonly budgetUsd?: number;
  /** What of manuals the caller wants; `auto` unless given. */
  readonly execution?: ExecutionMode;
}

/** Everything that a run needs from outside. */
export interface RunDeps {
  readonly tier: TierPlugin;
  readonly plugins: PluginCatalog;
  readonly ledger: SubmitLedger;
  readonly pace: PaceKeeper;
  readonly checkpoints: CheckpointStore;
  readonly manuals: ManualStore;
  readonly sessions: SessionStore;
  readonly events: EventLog;
  /** What the candidate answered before; nothing where there is none. */
  readonly answers?: AnswerBank;
  readonly human: HumanPort;
  readonly documents: DocumentSource;
  readonly artifacts: ArtifactStore;
  readonly clock: Clock;
  /** Asked, within the manual's limits, about a field that a replay cannot find again by itself. */
  readonly healAdvisor?: HealAdvisor;
  /** How long obstacles are waited for; `defaultObstaclePace` unless given. */
  readonly obstaclePace?: ObstaclePace;
  /** The way to language models; rules, manuals and people do all of it where there is none. */
  readonly models?: ModelPort;
}
