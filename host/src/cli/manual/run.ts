import { randomUUID } from 'node:crypto';
import {
  absentHuman,
  createFolderArtifacts,
  createFolderDocuments,
  createMemoryCheckpoints,
  createMemoryEventLog,
  createMemoryManuals,
  createMemorySessions,
  eachStep,
  errorTable,
  findTaskManual,
  isErrorCode,
  type ManualStore,
  systemClock,
  type TaskRequest,
  ValetError,
} from '@valet/core';
import { runTask } from '@valet/core/engine';
import type { Manual, TaskReport } from '@valet/schemas';
import { artifactFolder, readConfig } from '../../config.ts';
import { defaultTenant } from '../../job/accept-job.ts';
import { loadCatalog } from '../../registry/registry.ts';
import { makeApplication } from '../../task/make-application.ts';
import { discoverFrom } from '../discover-from.ts';
import { interruptible } from '../interrupt.ts';
import { openTier } from '../open-tier.ts';
import { readAnswers, readJson, readProfile, readUrl } from '../read-input.ts';
import { openTerminal } from '../terminal.ts';
import { createTerminalHuman } from '../terminal-human.ts';
import { findManual } from './find-manual.ts';
import { readManualFile } from './read-manual-file.ts';
import { createStepView } from './step-view.ts';
import { withManuals } from './with-manuals.ts';

/** What the command line says of a run. */
export interface RunCommandOptions {
  readonly url: string;
  readonly profile?: string;
  readonly input?: string;
  readonly schema?: string;
  readonly resume?: string;
  readonly headed?: boolean;
  readonly json?: boolean;
  readonly data?: string;
}

const runTimeoutMs = 300_000;
const personTimeoutMs = 1_800_000;

/**
 * Runs a manual of the tasks scrape, fill or custom, printing each step and then the data; exit code of its error, 0 where all was
 * done. Errors: those of the files, the store and the tier, `manual_required`, `validation_error`.
 */
export async function run(name: string, options: RunCommandOptions): Promise<number> {
  const url = readUrl(options.url);
  const input = await readInput(options);
  if (isFile(name))
    return runOne({ ...input, url, given: await readManualFile(name) }, createMemoryManuals(systemClock), options);
  return withManuals(options.data, async (manuals, tenant) => {
    const { id } = await findManual(manuals, tenant, name);
    return runOne({ ...input, url, id }, manuals, options);
  });
}

/** Ids have neither dots nor slashes. */
const isFile = (name: string): boolean => /[./\\]/.test(name);

async function readInput({ profile, input, schema, resume }: RunCommandOptions) {
  const values = input === undefined ? undefined : await readAnswers(input);
  const given = profile === undefined ? undefined : await readProfile(profile);
  const document =
    resume === undefined ? undefined : await createFolderDocuments(process.cwd(), { confined: false }).open(resume);
  const shape = schema === undefined ? undefined : await readJson(schema, 'schema');
  if (shape !== undefined && (typeof shape !== 'object' || shape === null))
    throw new ValetError('validation_error', `The schema ${schema} is no JSON object.`);
  return {
    application: makeApplication({ values, profile: given, resume: document && { storage_path: document.path } }),
    ...(shape !== undefined && { schema: { ...shape } }),
  };
}

type Run = Pick<TaskRequest, 'url' | 'application' | 'schema'> & ({ readonly given: Manual } | { readonly id: string });

async function runOne(order: Run, manuals: ManualStore, options: RunCommandOptions): Promise<number> {
  const { json = false, headed = false, data } = options;
  const { url, application, schema } = order;
  const named = 'given' in order ? { given: order.given } : { id: order.id };
  const task = await taskOf(named, manuals);
  const { manual } = await findTaskManual({ task, url, tenant: defaultTenant, manual: named }, manuals);
  const config = readConfig(data === undefined ? {} : { dataDir: data });
  // What was read goes to stdout, what is done to stderr.
  const terminal = openTerminal({ json: true });
  const view = createStepView(terminal, new Map([...eachStep(manual)].map(({ step }) => [step.id, step.intention])));
  const events = createMemoryEventLog(systemClock);
  events.listeners.on('event', view.onEvent);
  const tier = await openTier(config, url);
  try {
    const request: TaskRequest = {
      ...{ jobId: randomUUID(), tenant: defaultTenant, candidate: 'cli', attempt: 1, fence: 1, actor: 'cli' },
      ...{ task, url, manual: named, application, headed: headed || config.headed },
      ...(schema && { schema }),
      ...{ timeoutMs: runTimeoutMs, humanTimeoutMs: personTimeoutMs },
    };
    const deps = {
      ...{ tier, manuals, events, clock: systemClock, checkpoints: createMemoryCheckpoints() },
      sessions: createMemorySessions(systemClock),
      plugins: await loadCatalog(discoverFrom(config)),
      human: terminal.canAsk ? createTerminalHuman({ terminal, progress: view, headed }) : absentHuman,
      documents: createFolderDocuments(process.cwd(), { confined: false }),
      artifacts: createFolderArtifacts(artifactFolder(config)),
    };
    return await interruptible(async ({ signal }) => {
      const report = await runTask(request, deps, signal);
      terminal.print(JSON.stringify(json ? report : report.data, null, 2));
      if (!json) view.end(report);
      return exitCodeOf(report);
    });
  } finally {
    await tier.close();
  }
}

/** The task of a manual that is run by hand is its own. Error: `manual_required` for one that applies. */
async function taskOf(
  named: { readonly given: Manual } | { readonly id: string },
  manuals: ManualStore,
): Promise<TaskRequest['task']> {
  const manual = 'given' in named ? named.given : (await manuals.get(defaultTenant, named.id))?.manual;
  if (manual && manual.task !== 'apply') return manual.task;
  throw new ValetError('manual_required', 'This manual applies for a job: `valet apply` replays it by itself.');
}

function exitCodeOf({ error }: TaskReport): number {
  if (!error) return 0;
  return isErrorCode(error.code) ? errorTable[error.code].exitCode : 1;
}
