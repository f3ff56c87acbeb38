import type { RunPhase } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';

/** Where a run is. `returnTo` is set exactly while `phase` is `waiting_human`. */
export interface RunState {
  readonly phase: RunPhase;
  readonly returnTo: RunPhase | null;
}

/** What moves a run. */
export type RunSignal =
  | 'provisioned'
  | 'arrived'
  | 'form_read'
  | 'opened'
  | 'steps_done'
  | 'page_turned'
  | 'filled'
  | 'corrected'
  | 'approved'
  | 'clicked'
  | 'not_sent'
  | 'refused'
  | 'confirmed'
  | 'dry_run_done'
  | 'blocked'
  | 'unblocked'
  | 'failed';

/** Every legal move, once. `blocked`, `unblocked` and `failed` are legal from each open phase and stand below. */
const moves: Readonly<Partial<Record<RunPhase, Readonly<Partial<Record<RunSignal, RunPhase>>>>>> = {
  provisioning: { provisioned: 'navigating' },
  navigating: { arrived: 'analyzing', opened: 'working' },
  // A generic task: it reads and fills what its manual says, and has nothing to review or submit.
  working: { steps_done: 'completed' },
  analyzing: { form_read: 'filling' },
  filling: { page_turned: 'analyzing', filled: 'reviewing' },
  reviewing: { corrected: 'filling', approved: 'submitting', dry_run_done: 'completed' },
  submitting: { clicked: 'verifying', not_sent: 'reviewing' },
  // `refused`: the site proved that it recorded nothing and told what it wants; the run may submit again.
  verifying: { confirmed: 'completed', refused: 'reviewing' },
};

/** State of a run that has not begun. */
export const initialState: RunState = { phase: 'provisioning', returnTo: null };

/** The next state. Pure. Throws `internal_error` for a move that is not in the table. */
export function transition(state: RunState, signal: RunSignal): RunState {
  const next = nextState(state, signal);
  if (!next) throw new ValetError('internal_error', `A run in phase ${state.phase} cannot take the signal ${signal}.`);
  return next;
}

function nextState({ phase, returnTo }: RunState, signal: RunSignal): RunState | null {
  if (isFinal(phase)) return null;
  if (signal === 'failed') return { phase: 'failed', returnTo: null };
  if (phase === 'waiting_human') return signal === 'unblocked' && returnTo ? { phase: returnTo, returnTo: null } : null;
  if (signal === 'blocked') return { phase: 'waiting_human', returnTo: phase };
  const to = moves[phase]?.[signal];
  return to ? { phase: to, returnTo: null } : null;
}

/** True for phases that a run never leaves. */
export function isFinal(phase: RunPhase): boolean {
  return phase === 'completed' || phase === 'failed';
}
