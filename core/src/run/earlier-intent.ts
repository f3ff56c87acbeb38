import type { RunReport } from '@valet/schemas';
import { createJournal } from './run-journal.ts';
import { makeReport } from './run-report.ts';
import type { RunDeps, RunRequest } from './run-request.ts';
import type { SubmitIntent } from './submit-ledger.ts';
import type { Conclusion } from './verdict.ts';

/**
 * The report of a job whose earlier attempt armed a submit and did not live to tell the end: the run never clicks again.
 * Null when no earlier attempt armed one, or when each was proven not to have been recorded.
 */
export async function reportEarlierIntent(request: RunRequest, deps: RunDeps): Promise<RunReport | null> {
  const intents = await deps.ledger.findByJob(request.jobId);
  const intent = intents.findLast(({ state }) => state !== 'rejected');
  if (!intent) return null;
  const conclusion = conclusionOf(intent);
  if (conclusion.intent === 'unknown' && intent.state !== 'unknown') {
    await deps.ledger.settle(intent.id, request.fence, 'unknown', 'the worker died before the outcome was known');
  }
  const journal = createJournal(request, deps);
  const before = await deps.checkpoints.load(request.jobId);
  if (before)
    Object.assign(journal.facts, {
      posting: before.posting,
      platform: before.platform,
      pageUrl: before.pageUrl,
      answers: before.answers,
    });
  if (conclusion.intent !== 'confirmed') await journal.advance('failed');
  const report = makeReport({
    request,
    journal,
    run: undefined,
    answers: journal.facts.answers,
    conclusion,
    failure: null,
  });
  return {
    ...report,
    evidence: [
      { kind: 'fuse', supports: conclusion.intent === 'confirmed' ? 'submitted' : 'unknown', detail: describe(intent) },
    ],
  };
}

function conclusionOf({ state }: SubmitIntent): Conclusion {
  if (state === 'confirmed') return { verdict: 'submitted_verified', intent: 'confirmed', code: null };
  return { verdict: 'submitted_unverified', intent: 'unknown', code: 'submit_unknown' };
}

function describe({ state, armedAt, attempt, released }: SubmitIntent): string {
  const found = `attempt ${attempt} armed the submit at ${armedAt}`;
  if (state === 'confirmed') return `${found} and saw the site confirm it`;
  if (released) return `${found} and let the request out; its answer was never seen`;
  return `${found}; no request is known to have left, and it is not tried again`;
}
