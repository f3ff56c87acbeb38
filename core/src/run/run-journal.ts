import type { Answer, RunEvent, RunPhase } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
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
  /** Tells `step_started` and `step_completed` around an action and counts it. Error: `action_limit_exceeded`. */
  act<T>(action: string, work: () => Promise<T>): Promise<T>;
  /** Tells `step_started` and counts the action; whoever began it tells how it ends. `stepId`: of a manual's step. Error: `action_limit_exceeded`. */
  begin(action: string, stepId?: string): Promise<BegunAction>;
}

/** An action under way. */
export interface BegunAction {
  /** Tells `step_completed`. */
  complete(outcome?: string): Promise<void>;
  /** Tells `step_failed`. */
  fail(why: Pick<FailedAction, 'expected' | 'found' | 'on_fail'>): Promise<void>;
}

type FailedAction = Extract<RunEvent, { event_type: 'step_failed' }>['metadata'];

function tooManyActions(action: string, limit: number): ValetError {
  return new ValetError(
    'action_limit_exceeded',
    `The attempt has taken ${limit} actions, which is its limit, and would go on with "${action}".`,
  );
}

/** Makes the journal of one attempt. */
export function createJournal(
  request: Pick<RunRequest, 'jobId' | 'attempt' | 'fence' | 'actor' | 'actionLimit'>,
  { checkpoints, events, clock }: Pick<RunDeps, 'checkpoints' | 'events' | 'clock'>,
): RunJournal {
  const { jobId, attempt, fence, actor, actionLimit = Number.POSITIVE_INFINITY } = request;
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

  const begin = async (action: string, stepId?: string): Promise<BegunAction> => {
    if (actionCount >= actionLimit) throw tooManyActions(action, actionLimit);
    actionCount += 1;
    const own = { action, action_count: actionCount, ...(stepId !== undefined && { step_id: stepId }) };
    await tell({ event_type: 'step_started', metadata: own });
    const startedAt = clock.now();
    const ended = () => ({ ...own, duration_ms: clock.now() - startedAt });
    return {
      complete: (outcome) =>
        tell({ event_type: 'step_completed', metadata: { ...ended(), ...(outcome !== undefined && { outcome }) } }),
      fail: (why) => tell({ event_type: 'step_failed', metadata: { ...ended(), ...why } }),
    };
  };

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
    begin,
    async act(action, work) {
      const begun = await begin(action);
      const result = await work();
      await begun.complete();
      return result;
    },
  };
}
