import type { TaskError, TaskReport } from '@valet/schemas';
import type { ValetError } from '../error/valet-error.ts';
import type { RunJournal } from '../run/run-journal.ts';
import type { TaskContext } from './task-context.ts';
import type { TaskRequest } from './task-request.ts';

/** What a report is made of. */
export interface TaskReportParts {
  readonly request: TaskRequest;
  readonly journal: RunJournal;
  /** Undefined where nothing was begun. */
  readonly run: TaskContext | undefined;
  readonly failure: ValetError | null;
}

/** Makes the report of a task that has ended. Its cost is nothing: no model was asked. */
export function makeTaskReport({ request, journal, run, failure }: TaskReportParts): TaskReport {
  const { actionCount, timings } = journal;
  const isMended = run !== undefined && run.healed.size + run.missed.size > 0;
  return {
    task: request.task,
    outcome: failure ? 'failed' : 'done',
    error: failure && errorOf(failure),
    data: { ...run?.data },
    url: request.url,
    manual_id: run?.manualId ?? null,
    final_mode: run ? (isMended ? 'hybrid' : 'cookbook') : null,
    cost: {
      total_cost_usd: 0,
      action_count: actionCount,
      total_tokens: 0,
      cookbook_steps: actionCount,
      magnitude_steps: 0,
      cookbook_cost_usd: 0,
      magnitude_cost_usd: 0,
    },
    timings: { ...timings },
    screenshots: [...(run?.screenshots ?? [])],
    requests_cut: run?.guard.cutCount ?? 0,
  };
}

function errorOf({ code, message, details }: ValetError): TaskError {
  const { step, questions } = details;
  return { code, message, ...(questions && { questions: [...questions] }), ...(step && { step }) };
}
