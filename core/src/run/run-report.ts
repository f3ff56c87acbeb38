import type { Answer, RunError, RunReport } from '@valet/schemas';
import { fromNanoUsd, toNanoUsd } from '../budget/nano-usd.ts';
import { type ErrorCode, errorTable } from '../error/error-code.ts';
import type { ValetError } from '../error/valet-error.ts';
import type { RunContext } from './run-context.ts';
import type { RunJournal } from './run-journal.ts';
import type { RunRequest } from './run-request.ts';
import type { Conclusion } from './verdict.ts';

/** What a report is made of. */
export interface ReportParts {
  readonly request: RunRequest;
  readonly journal: RunJournal;
  readonly run: RunContext | undefined;
  readonly answers: readonly Answer[];
  /** Null where nothing was submitted. */
  readonly conclusion: Conclusion | null;
  /** What broke the run off. */
  readonly failure: ValetError | null;
}

/** Makes the report of a run that has ended. */
export function makeReport({ request, journal, run, answers, conclusion, failure }: ReportParts): RunReport {
  const { facts, timings, actionCount } = journal;
  const { usd: total_cost_usd = 0, healUsd = 0, tokens: total_tokens = 0 } = run?.cost ?? {};
  const exploredSteps = countExplored(run, actionCount);
  return {
    verdict: conclusion?.verdict ?? 'not_submitted',
    evidence: [...(run?.evidence ?? [])],
    error: errorOf(conclusion, failure, run),
    url: request.url,
    platform: facts.platform,
    posting: facts.posting,
    final_mode: actionCount > 0 ? (run?.replay.mode ?? 'magnitude') : null,
    answers: [...answers],
    cost: {
      total_cost_usd,
      action_count: actionCount,
      total_tokens,
      cookbook_steps: actionCount - exploredSteps,
      magnitude_steps: exploredSteps,
      cookbook_cost_usd: healUsd,
      magnitude_cost_usd: fromNanoUsd(toNanoUsd(total_cost_usd) - toNanoUsd(healUsd)),
    },
    timings: { ...timings },
    screenshots: [...(run?.screenshots ?? [])],
    submit: {
      intent: conclusion?.intent ?? null,
      released: run?.wire.fuse?.releasedCount ?? 0,
      cut: run?.wire.fuse?.cutCount ?? 0,
    },
    dry_run: request.dryRun,
  };
}

/** Actions of a run that owes nothing to a manual, or of one in between only those that filled what it explored. */
function countExplored(run: RunContext | undefined, actionCount: number): number {
  const mode = run?.replay.mode ?? 'magnitude';
  if (mode === 'magnitude') return actionCount;
  return mode === 'cookbook' ? 0 : Math.min(actionCount, run?.replay.exploredFillings ?? 0);
}

function errorOf(
  conclusion: Conclusion | null,
  failure: ValetError | null,
  run: RunContext | undefined,
): RunError | null {
  if (conclusion?.code) {
    const seen = run?.evidence.at(-1)?.detail ?? failure?.message;
    return toRunError(
      conclusion.code,
      `${errorTable[conclusion.code].meaning}${seen ? ` What was seen: ${seen}.` : ''}`,
    );
  }
  if (!failure) return null;
  const questions = failure.details.questions;
  return { ...toRunError(failure.code, failure.message), ...(questions ? { questions: [...questions] } : {}) };
}

function toRunError(code: ErrorCode, message: string): RunError {
  return { code, message };
}
