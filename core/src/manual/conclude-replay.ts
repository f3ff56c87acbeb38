import type { Verdict } from '@valet/schemas';
import type { ManualStore } from './manual-store.ts';
import type { ManualMatch } from './match-manual.ts';
import { type Recording, recordManual } from './record-manual.ts';
import type { ReplayDeps, ReplayEnd, ReplayMode, ReplayRun } from './replay-run.ts';

/** A step that said something of the page that cannot be right. */
export interface Contradiction {
  readonly stepId: string;
  readonly why: string;
}

/** What a run did with its manual. */
export interface ReplayFacts {
  readonly match: ManualMatch;
  readonly mode: ReplayMode;
  readonly contradiction: Contradiction | null;
  /** Why a step failed, by step id; healed ones are among them. */
  readonly failed: ReadonlyMap<string, string>;
  /** Fields that were explored or healed. */
  readonly explored: number;
  readonly origin: Pick<Recording, 'platform' | 'place'> | null;
  /** The pages as they were planned. */
  readonly made: Recording['pages'];
}

/** Counts the run, and makes a manual of what a verified one explored. Never throws: the application has its verdict. */
export async function concludeReplay(
  deps: ReplayDeps,
  run: ReplayRun,
  facts: ReplayFacts,
  { verdict, profile }: ReplayEnd,
): Promise<void> {
  try {
    await countRun(deps, run, facts, verdict);
    if (verdict === 'submitted_verified' && facts.origin && facts.explored > 0) {
      await keep(deps, run, { ...facts.origin, profile, pages: facts.made });
    }
  } catch {
    // A manual that could not be kept is made again by the next run; the verdict stands.
  }
}

async function countRun(
  deps: ReplayDeps,
  { tenant, jobId, attempt }: ReplayRun,
  { match, mode, contradiction, failed }: ReplayFacts,
  verdict: Verdict,
): Promise<void> {
  if (match.kind !== 'found' || (!contradiction && verdict !== 'submitted_verified')) return;
  const failedSteps = contradiction ? [contradiction.stepId] : [...failed.keys()];
  const outcome = contradiction ? 'contradicted' : mode === 'cookbook' ? 'replayed' : 'mended';
  const detail = contradiction ? contradiction.why : [...new Set(failed.values())].join('; ');
  await count(deps, tenant, match.stored.id, { jobId, attempt, outcome, failedSteps, detail });
}

async function count(
  deps: ReplayDeps,
  tenant: string,
  id: string,
  entry: Parameters<ManualStore['count']>[2],
): Promise<void> {
  const { stored, change } = await deps.manuals.count(tenant, id, entry);
  if (!change) return;
  await deps.tell({
    event_type: 'manual_changed',
    metadata: { manual_id: id, ...change, health_score: stored.health },
  });
}

async function keep(deps: ReplayDeps, { tenant, jobId, attempt }: ReplayRun, recording: Recording): Promise<void> {
  const recorded = recordManual(recording);
  if (!recorded.ok) return;
  const { manual } = recorded;
  const { stored, isNew } = await deps.manuals.add({ tenant, manual, origin: 'exploration' });
  if (!isNew) {
    await count(deps, tenant, stored.id, { jobId, attempt, outcome: 'agreed', failedSteps: [], detail: '' });
    return;
  }
  const steps = manual.pages.reduce((sum, page) => sum + page.steps.length, 0);
  await deps.tell({ event_type: 'manual_created', metadata: { steps, url_pattern: manual.urlPattern } });
}
