import { randomUUID } from 'node:crypto';
import { readFileSync } from 'node:fs';
import path from 'node:path';
import {
  type AnswerBank,
  type AtsEntry,
  absentHuman,
  createCatalog,
  createFolderArtifacts,
  createFolderDocuments,
  createMemoryCheckpoints,
  createMemoryEventLog,
  createMemoryLedger,
  createMemoryManuals,
  createMemoryPace,
  createMemorySessions,
  type HumanPort,
  type ManualStore,
  type MemoryEventLog,
  type ModelPort,
  parseManifest,
  type RunDeps,
  type RunRequest,
  type SessionStore,
  type SubmitLedger,
  systemClock,
  type TierPlugin,
} from '@valet/core';
import { runApplication } from '@valet/core/engine';
import type { Application, AtsManifest, JobEvent, RunReport } from '@valet/schemas';
import { sampleProfile } from './candidates.ts';
import { keepingArtifacts, keepingEvents, keepingManuals } from './traces.ts';

const root = path.resolve(import.meta.dirname, '../..');
/** Files of the sample candidate that ships with the command. */
export const sampleFolder = path.join(root, 'host/sample');

export { sampleProfile };

const sampleAnswers: Record<string, string> = JSON.parse(readFileSync(path.join(sampleFolder, 'answers.json'), 'utf8'));

/** The sample candidate's whole application. */
export const sampleApplication: Application = {
  profile: sampleProfile,
  resume: { storage_path: 'resume.pdf' },
  cover_letter: { storage_path: 'cover-letter.pdf' },
  qa_answers: sampleAnswers,
};

/** The ATS plugins as they ship. */
export const shippedPlugins: readonly AtsEntry[] = ['ashby', 'generic', 'greenhouse', 'lever'].map((id) => {
  const packageName = `@valet/ats-${id}`;
  const text = readFileSync(path.join(root, `plugins/ats/${id}/valet.plugin.json`), 'utf8');
  return { packageName, manifest: parseManifest(text, packageName) as AtsManifest, load: async () => ({}) };
});

/** Runs of one group of tests that go on at once, where none sees what another does: they mostly wait. */
export const runsAtOnce = 2;

/** What a test changes of a run. */
export interface EngineOptions {
  readonly artifactFolder: string;
  readonly tier: TierPlugin;
  readonly human?: HumanPort;
  readonly ledger?: SubmitLedger;
  readonly manuals?: ManualStore;
  readonly sessions?: SessionStore;
  readonly models?: ModelPort;
  readonly answers?: AnswerBank;
  /** Plugins in place of those that ship. */
  readonly plugins?: readonly AtsEntry[];
}

/** One run's outcome, as the outside sees it. */
export interface EngineRun {
  readonly report: RunReport;
  readonly events: readonly JobEvent[];
  readonly jobId: string;
}

/** The engine over in-memory ports, a real browser and the plugins that ship. */
export interface Engine {
  readonly deps: RunDeps & { readonly events: MemoryEventLog };
  apply(url: string, change?: Partial<RunRequest>): Promise<EngineRun>;
}

/** Makes an {@link Engine}; the tier's maker closes it. */
export function createEngine({
  artifactFolder,
  tier,
  human = absentHuman,
  ledger,
  manuals,
  sessions,
  models,
  answers,
  plugins = shippedPlugins,
}: EngineOptions): Engine {
  const deps = {
    tier,
    plugins: createCatalog(plugins),
    ledger: ledger ?? createMemoryLedger(systemClock),
    pace: createMemoryPace(systemClock),
    checkpoints: createMemoryCheckpoints(),
    manuals: keepingManuals(manuals ?? createMemoryManuals(systemClock)),
    sessions: sessions ?? createMemorySessions(systemClock),
    events: keepingEvents(createMemoryEventLog(systemClock)),
    human,
    documents: createFolderDocuments(sampleFolder, { confined: false }),
    artifacts: keepingArtifacts(createFolderArtifacts(artifactFolder)),
    clock: systemClock,
    ...(models && { models }),
    ...(answers && { answers }),
  };
  return {
    deps,
    async apply(url, change = {}) {
      const jobId = change.jobId ?? randomUUID();
      const request: RunRequest = {
        jobId,
        tenant: 'default',
        candidate: 'sample',
        attempt: 1,
        fence: 1,
        actor: 'test',
        url,
        application: sampleApplication,
        mode: 'autopilot',
        dryRun: false,
        headed: false,
        quality: 'balanced',
        timeoutMs: 60_000,
        humanTimeoutMs: 5_000,
        ...change,
      };
      const report = await runApplication(request, deps, new AbortController().signal);
      return { report, events: await deps.events.read(jobId), jobId };
    },
  };
}
