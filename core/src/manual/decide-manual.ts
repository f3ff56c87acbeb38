import { ValetError } from '../error/valet-error.ts';
import { healthFloor, type ManualChange, moveManual } from './manual-health.ts';
import type { ManualDecision, StoredManual } from './manual-store.ts';

/** A move of one of the manuals that a decision is about. */
export interface DecidedMove {
  readonly id: string;
  readonly change: ManualChange;
}

/**
 * What a person's decision moves. `promote` trusts a candidate or a shadow. `rollback` retires a promoted version and, where
 * the version before it was retired, brings that back as a shadow. Errors: `conflict` when the state of a manual does not
 * allow it, `validation_error` without a reason.
 */
export function decideManual(
  { stored, predecessor }: { readonly stored: StoredManual; readonly predecessor: StoredManual | null },
  { decision, reason: given }: { readonly decision: ManualDecision; readonly reason: string },
): readonly DecidedMove[] {
  const reason = given.trim();
  if (reason === '')
    throw new ValetError('validation_error', 'The reason is empty; say why, for those who come after.');
  if (decision === 'promote') {
    if (stored.state !== 'candidate' && stored.state !== 'shadow')
      throw refuse(stored, decision, 'a candidate or a shadow');
    return [{ id: stored.id, change: moveManual(stored.state, 'promoted', reason) }];
  }
  if (stored.state !== 'promoted') throw refuse(stored, decision, 'a promoted one');
  const back = requireUsable(stored, predecessor);
  const retired = { id: stored.id, change: moveManual('promoted', 'retired', reason) };
  if (back.state !== 'retired') return [retired];
  return [
    retired,
    { id: back.id, change: moveManual('retired', 'shadow', `version ${stored.version} was rolled back: ${reason}`) },
  ];
}

function refuse({ version, state }: StoredManual, decision: ManualDecision, expected: string): ValetError {
  const verb = decision === 'promote' ? 'promoted' : 'rolled back';
  return new ValetError('conflict', `Version ${version} is ${state}; only ${expected} can be ${verb}.`);
}

/** The version that would be used again. */
function requireUsable(stored: StoredManual, predecessor: StoredManual | null): StoredManual {
  if (!predecessor) {
    throw new ValetError('conflict', `Version ${stored.version} has no version before it to go back to.`);
  }
  if (predecessor.health > healthFloor) return predecessor;
  throw new ValetError(
    'conflict',
    `The version before, ${predecessor.version}, has a health of ${predecessor.health}; none of ${healthFloor} or less is used, so there is nothing to go back to.`,
  );
}
