import type { Answer } from '@valet/schemas';
import { contentHash } from '../answer/content-hash.ts';
import { ValetError } from '../error/valet-error.ts';
import type { AtsContext } from './run-context.ts';
import type { ArmRefusal, ArmResult, SubmitIntent } from './submit-ledger.ts';

/** Writes down that these answers are about to be sent, or may be. */
export async function armIntent(run: AtsContext, answers: readonly Answer[]): Promise<ArmResult> {
  const { deps, request, journal } = run;
  const { jobId, attempt, fence, tenant, candidate } = request;
  const key = { tenant, candidate, posting: run.posting };
  const armed = await deps.ledger.arm({ key, jobId, attempt, fence, contentHash: contentHash(answers) });
  if (!armed.ok) return armed;
  journal.facts.intentId = armed.intent.id;
  await journal.tell({ event_type: 'submit_armed', metadata: { intent_id: armed.intent.id } });
  return armed;
}

/** Writes down what became of an intent. */
export async function settleIntent(
  { deps, request, journal }: Pick<AtsContext, 'deps' | 'request' | 'journal'>,
  { id }: SubmitIntent,
  { state, note }: { state: 'confirmed' | 'rejected' | 'unknown'; note: string },
): Promise<void> {
  await deps.ledger.settle(id, request.fence, state, note);
  await journal.tell({ event_type: 'submit_settled', metadata: { intent_id: id, state } });
}

/** The error for an application that was, or may have been, sent before. */
export function refusedToArm(reason: ArmRefusal, earlier: SubmitIntent | null): ValetError {
  if (reason === 'fenced') return new ValetError('fenced', 'Another worker has taken over this job.');
  const what = reason === 'already_submitted' ? 'was sent' : 'may have been sent';
  return new ValetError(
    'duplicate_application',
    `This application ${what} before, by job ${earlier?.jobId} on ${earlier?.armedAt}; it is not sent again.`,
  );
}
