import type { Answer, RunEvent, RunPhase } from '@valet/schemas';
import type { Checkpoint } from './checkpoint.ts';
import type { RunDeps, RunRequest } from './run-request.ts';
import { initialState, type RunSignal, type RunState, transition } from './transition.ts';

/** What a checkpoint holds beside the state. */
export interface RunFacts {
  pageUrl: string | null;
  posting: string | null;
  platform: string | null;
  intentId: string | null;
  answers: readonly Answer[];
}

/** The run's memory: its state, what is known so far, and the only way to change or tell it. */
export interface RunJournal {
  readonly phase: RunPhase;
  readonly facts: RunFacts;
  /** Milliseconds spent in each phase so far. */
  readonly timings: Readonly<Record<string, number>>;
  /** Actions done so far, for cost and progress. */
  readonly actionCount: number;
  /** Moves the state, saves the checkpoint, appends `state_changed`. Errors: `fenced`, `internal_error`. */
  advance(signal: RunSignal): Promise<void>;
  /** Appends an event. Error: `fenced`. */
  tell(event: RunEvent): Promise<void>;
  /** Tells `step_started` and `step_completed` around an action and counts it. */
  act<T>(action: string, work: () => Promise<T>): Promise<T>;
}

/** Makes the journal of one attempt. */
export function createJournal(
  request: Pick<RunRequest, 'jobId' | 'attempt' | 'fence' | 'actor'>,
  { checkpoints, events, clock }: Pick<RunDeps, 'checkpoints' | 'events' | 'clock'>,
): RunJournal {
  const { jobId, attempt, fence, actor } = request;
  const facts: RunFacts = { pageUrl: null, posting: null, platform: null, intentId: null, answers: [] };
  const timings: Record<string, number> = {};
  let state: RunState = initialState;
  let enteredAt = clock.now();
  let actionCount = 0;

  const tell = async (event: RunEvent) => {
    await events.append(jobId, event, { actor, fence });
  };
  const checkpoint = (): Checkpoint => ({
    jobId,
    attempt,
    ...state,
    ...facts,
    savedAt: new Date(clock.now()).toISOString(),
  });

  return {
    get phase() {
      return state.phase;
    },
    facts,
    timings,
    get actionCount() {
      return actionCount;
    },
    tell,
    async advance(signal) {
      const from = state.phase;
      state = transition(state, signal);
      const now = clock.now();
      timings[from] = (timings[from] ?? 0) + now - enteredAt;
      enteredAt = now;
      await checkpoints.save(checkpoint(), fence);
      await tell({ event_type: 'state_changed', metadata: { from, to: state.phase } });
    },
    async act(action, work) {
      actionCount += 1;
      const action_count = actionCount;
      await tell({ event_type: 'step_started', metadata: { action, action_count } });
      const startedAt = clock.now();
      const result = await work();
      const duration_ms = clock.now() - startedAt;
      await tell({ event_type: 'step_completed', metadata: { action, action_count, duration_ms } });
      return result;
    },
  };
}
