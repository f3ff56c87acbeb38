import type { EventType, JobProgress, ManualUse, RunEvent, RunPhase } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';

/** What a job's events add up to; kept in the row's `metadata` (HTTP contract §6.2) so that a reader need not replay them. */
export interface Projection {
  readonly progress: JobProgress | null;
  readonly manual: ManualUse | null;
}

/** Nothing has happened yet. */
export const emptyProjection: Projection = { progress: null, manual: null };

/** The projection that a job's row holds. */
export function projectionOf({
  metadata,
  eventSeq,
  executionMode,
}: Pick<JobRow, 'metadata' | 'eventSeq' | 'executionMode'>): Projection {
  // Before the first event, `progress` in the metadata is the caller's own.
  if (eventSeq === 0) return emptyProjection;
  const { progress = null, manual = null } = metadata as Partial<Projection>;
  return { progress, manual: manual && executionMode === 'ai_only' ? { ...manual, status: 'ai_only' } : manual };
}

/** How far a phase is, and what to call it. `waiting_human` keeps what was reached before. */
const phases: Readonly<Record<RunPhase, { readonly pct: number | null; readonly description: string }>> = {
  provisioning: { pct: 5, description: 'Opening a browser' },
  navigating: { pct: 10, description: 'Opening the posting' },
  analyzing: { pct: 25, description: 'Reading the form' },
  working: { pct: 45, description: 'Doing the steps' },
  filling: { pct: 45, description: 'Filling the form' },
  reviewing: { pct: 70, description: 'Checking the answers' },
  submitting: { pct: 85, description: 'Submitting the application' },
  verifying: { pct: 95, description: 'Verifying the submission' },
  waiting_human: { pct: null, description: 'Waiting for a person' },
  completed: { pct: 100, description: 'Application complete' },
  failed: { pct: null, description: 'Stopped' },
};

type MetadataOf<T extends EventType> = Extract<RunEvent, { event_type: T }>['metadata'];
type Folds = {
  readonly [T in EventType]?: (before: Started, metadata: MetadataOf<T>) => Partial<Projection>;
};
type Started = Projection & { readonly progress: JobProgress };

const withProgress = ({ progress }: Started, change: Partial<JobProgress>): Partial<Projection> => ({
  progress: { ...progress, ...change },
});

const manualUse = (status: ManualUse['status'], change: Partial<ManualUse> = {}): ManualUse => ({
  id: null,
  health_score: null,
  fallback_reason: null,
  status,
  ...change,
});

/** What each event changes; the others change nothing that is shown. */
const folds: Folds = {
  state_changed: (before, { to }) => {
    const { pct, description } = phases[to];
    return withProgress(before, {
      step: to,
      description,
      progress_pct: pct ?? before.progress.progress_pct,
      current_action: null,
    });
  },
  mode_selected: (before, { mode, manual_id, reason }) => ({
    ...withProgress(before, { execution_mode: mode, manual_id: manual_id ?? null }),
    manual: reason === 'manual_found' ? before.manual : manualUse('no_manual_available', { id: manual_id ?? null }),
  }),
  manual_found: (before, { manual_id, health_score }) => ({
    ...withProgress(before, { manual_id }),
    manual: manualUse('cookbook_success', { id: manual_id, health_score }),
  }),
  mode_switched: (before, { to_mode, reason }) => ({
    ...withProgress(before, { execution_mode: to_mode === 'cookbook' ? 'cookbook' : 'magnitude' }),
    manual: before.manual && { ...before.manual, status: 'cookbook_failed_fallback', fallback_reason: reason },
  }),
  plan_made: (before, { fields }) => withProgress(before, { total_actions_estimate: fields }),
  step_started: (before, { action, action_count }) =>
    withProgress(before, { current_action: action, action_index: action_count }),
  step_completed: (before, { action_count }) =>
    withProgress(before, { current_action: null, action_index: action_count }),
  step_failed: (before, { action_count }) => withProgress(before, { current_action: null, action_index: action_count }),
  job_completed: (before) =>
    withProgress(before, { step: 'completed', progress_pct: 100, description: phases.completed.description }),
  job_failed: (before) => withProgress(before, { step: 'failed', description: phases.failed.description }),
  job_retried: (before, { retry_count }) =>
    withProgress(before, { step: 'pending', progress_pct: 0, description: `Waiting for retry ${retry_count}` }),
  job_cancelled: (before) =>
    withProgress(before, { step: 'cancelled', current_action: null, description: 'Cancelled' }),
  job_expired: (before) => withProgress(before, { step: 'expired', description: 'Expired in the queue' }),
};

/** The projection after one more event. Pure. `at` is the event's time. */
export function projectEvent(before: Projection, event: RunEvent, at: Date): Projection {
  const progress = event.event_type === 'job_started' ? startProgress(at) : before.progress;
  if (!progress) return before;
  const started: Started = { ...before, progress };
  const fold = folds[event.event_type] as
    | ((before: Started, metadata: RunEvent['metadata']) => Partial<Projection>)
    | undefined;
  const after = { ...started, ...fold?.(started, event.metadata) };
  return { ...after, progress: after.progress && { ...after.progress, elapsed_ms: elapsedMs(after.progress, at) } };
}

/** Milliseconds since the attempt started. */
export function elapsedMs({ started_at }: Pick<JobProgress, 'started_at'>, at: Date): number {
  return started_at === null ? 0 : Math.max(0, at.getTime() - Date.parse(started_at));
}

function startProgress(at: Date): JobProgress {
  return {
    step: 'provisioning',
    progress_pct: 0,
    description: phases.provisioning.description,
    action_index: 0,
    total_actions_estimate: null,
    current_action: null,
    started_at: at.toISOString(),
    elapsed_ms: 0,
    eta_ms: null,
    execution_mode: null,
    manual_id: null,
  };
}
