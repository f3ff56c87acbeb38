import { createHash } from 'node:crypto';
import {
  type AnswerBank,
  absentHuman,
  createFolderArtifacts,
  createFolderDocuments,
  type PluginCatalog,
  type RunDeps,
  type RunRequest,
  type SessionStore,
  systemClock,
  type TierPlugin,
  ValetError,
} from '@valet/core';
import { runApplication } from '@valet/core/engine';
import type { RunReport } from '@valet/schemas';
import { createAnswers } from '../answer/answers.ts';
import { artifactFolder, budgetLimits, obstaclePaceOf, readConfig } from '../config.ts';
import { createModels, type Models } from '../model/create-models.ts';
import { shippedManuals } from '../registry/load-manuals.ts';
import { loadCatalog } from '../registry/registry.ts';
import { findCredentialKeys } from '../session/credential-keys.ts';
import { createSessions } from '../session/sessions.ts';
import { type LocalJob, type LocalRunStore, openLocalRunStore } from '../store/open-local-run-store.ts';
import type { ApplyInput } from './apply-input.ts';
import { describeInterruption } from './describe-interruption.ts';
import { discoverFrom } from './discover-from.ts';
import { openTier } from './open-tier.ts';
import { createProgressView, type ProgressView } from './progress-view.ts';
import { teeEvents } from './tee-events.ts';
import type { Terminal } from './terminal.ts';
import { createTerminalHuman } from './terminal-human.ts';

const actor = 'cli';
const runTimeoutMs = 300_000;
const personTimeoutMs = 1_800_000;

/** One application that the command itself runs. */
export interface LocalRun extends ApplyInput {
  readonly mode: 'copilot' | 'autopilot';
  readonly dryRun: boolean;
  readonly headed: boolean;
  readonly platform?: string | undefined;
  /** Folder of the store; the configured one when absent. */
  readonly dataDir?: string | undefined;
}

/** What became of it. */
export type LocalOutcome =
  | { readonly kind: 'ended'; readonly report: RunReport; readonly elapsedMs: number }
  | { readonly kind: 'interrupted'; readonly message: string };

/** Where a run is shown, and what ends it early. */
export interface LocalRunView {
  readonly terminal: Terminal;
  readonly signal: AbortSignal;
}

interface Parts extends LocalRunView {
  readonly store: LocalRunStore;
  readonly tier: TierPlugin;
  readonly plugins: PluginCatalog;
  readonly sessions: SessionStore;
  readonly answers: AnswerBank;
  readonly actionLimit: number;
  readonly models: Models;
  readonly artifactDir: string;
  readonly progress: ProgressView;
}

/**
 * Runs one application in this process: store, plugins, tier and engine, its progress shown. Everything that is opened
 * is closed again. Errors: those of the store, the registry and the tier's check.
 */
export async function runLocally(run: LocalRun, view: LocalRunView): Promise<LocalOutcome> {
  const config = readConfig(run.dataDir === undefined ? {} : { dataDir: run.dataDir });
  const plugins = await loadCatalog(discoverFrom(config));
  refuseUnknownPlatform(run.platform, plugins);
  const opened = new AsyncDisposableStack();
  try {
    const progress = opened.adopt(createProgressView({ terminal: view.terminal, clock: systemClock }), (one) =>
      one.close(),
    );
    progress.enter('preparing');
    const settings = { promoteAfter: config.promoteAfter, shippedManuals: shippedManuals(config) };
    const store = opened.adopt(await openLocalRunStore(config.dataDir, settings), (one) => one.close());
    const tier = opened.adopt(await openTier(config, run.url), (one) => one.close());
    const keys = await findCredentialKeys(config);
    const sessions = createSessions({ rows: store.sessions, keys, clock: systemClock });
    const answers = createAnswers({ rows: store.answers, keys, clock: systemClock });
    const limitsOf = () => budgetLimits(config);
    const models = createModels({ config, ledger: store.budget, limitsOf, clock: systemClock });
    const { actionLimit } = config;
    const artifactDir = artifactFolder(config);
    return await runOnce(run, {
      ...view,
      ...{ store, tier, plugins, sessions, answers, models, progress, artifactDir, actionLimit },
    });
  } finally {
    await opened.disposeAsync();
  }
}

async function runOnce(run: LocalRun, parts: Parts): Promise<LocalOutcome> {
  const { store, signal, progress } = parts;
  const { url, application } = run;
  const job = await store.startJob({
    request: { valet_task_id: actor, target_url: url, ...application, application_mode: run.mode },
    candidate: candidateOf(application.profile.email),
    actor,
  });
  const startedAt = systemClock.now();
  progress.enter('provisioning');
  try {
    signal.throwIfAborted();
    const report = await runApplication(toRequest(run, job, parts), toDeps(run, parts), signal);
    await store.finishJob(job, { report });
    return { kind: 'ended', report, elapsedMs: systemClock.now() - startedAt };
  } catch (error) {
    if (!signal.aborted) throw error;
    return { kind: 'interrupted', message: await endInterrupted(job, parts) };
  }
}

function toRequest(run: LocalRun, job: LocalJob, { actionLimit }: Parts): RunRequest {
  const { url, application, mode, dryRun, headed, platform } = run;
  return {
    ...job,
    actor,
    url,
    application,
    mode,
    dryRun,
    headed,
    ...(platform === undefined ? {} : { platform }),
    quality: 'balanced',
    timeoutMs: runTimeoutMs,
    humanTimeoutMs: personTimeoutMs,
    actionLimit,
  };
}

function toDeps(
  { headed }: LocalRun,
  { store, tier, plugins, sessions, answers, models, terminal, progress, artifactDir }: Parts,
): RunDeps {
  return {
    tier,
    plugins,
    ledger: store.ledger,
    checkpoints: store.checkpoints,
    manuals: store.manuals,
    pace: store.pace,
    sessions,
    answers,
    ...(models.isConfigured && { models: models.port }),
    events: teeEvents(store.events, progress.onEvent),
    human: terminal.canAsk ? createTerminalHuman({ terminal, progress, headed }) : absentHuman,
    documents: createFolderDocuments(process.cwd(), { confined: false }),
    artifacts: createFolderArtifacts(artifactDir),
    clock: systemClock,
    obstaclePace: obstaclePaceOf(readConfig()),
  };
}

/** Ends an interrupted job truthfully and says whether anything was submitted. */
async function endInterrupted(job: LocalJob, { store, tier, progress }: Parts): Promise<string> {
  progress.enter('failed');
  await tier.close();
  for (const { id, state } of await store.ledger.findByJob(job.jobId)) {
    // The browser is gone, and only an intent that was released lets a request out: this one never left.
    if (state === 'armed') await store.ledger.settle(id, job.fence, 'rejected', 'interrupted before a request left');
  }
  const message = await describeInterruption(store.ledger, job.jobId);
  await store.finishJob(job, { error: { code: 'cancelled', message: `Interrupted. ${message}` } });
  return message;
}

/** The candidate's id where there is no user id: a hash of the mail address. */
function candidateOf(email: string): string {
  return createHash('sha256').update(email.trim().toLowerCase()).digest('hex');
}

function refuseUnknownPlatform(platform: string | undefined, { entries }: PluginCatalog): void {
  const known = entries.map(({ manifest }) => manifest.id);
  if (platform === undefined || known.includes(platform)) return;
  throw new ValetError(
    'validation_error',
    `No plugin knows the platform "${platform}"; known are: ${known.join(', ')}.`,
  );
}
