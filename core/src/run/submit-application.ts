import type { Answer, Form, ObstacleRule } from '@valet/schemas';
import { contentHash } from '../answer/content-hash.ts';
import { ValetError } from '../error/valet-error.ts';
import { buttonTarget } from '../form/button-target.ts';
import type { RequestOutcome } from '../plugin/browser-agent.ts';
import { awaitConfirmation } from './confirmation.ts';
import { enterCode } from './enter-code.ts';
import { readAtsForm } from './open-posting.ts';
import type { AtsContext } from './run-context.ts';
import { orAbort } from './run-deadline.ts';
import type { SubmitFuse } from './submit-fuse.ts';
import type { SubmitIntent } from './submit-ledger.ts';
import { type Conclusion, conclude, evidenceOf, judgeResponse } from './verdict.ts';

const leaveTimeoutMs = 10_000;
const answerTimeoutMs = 60_000;
const samplePeriodMs = 100;
const mostCodes = 3;

/** What is to be sent. */
export interface Submission {
  readonly form: Form;
  readonly answers: readonly Answer[];
  readonly fuse: SubmitFuse;
}

/**
 * Submits once and finds out what became of it. Enters in phase `reviewing`, leaves in `verifying` (or `reviewing` when
 * the form's own checks kept the application back, with `submit_rejected`).
 * Errors: `duplicate_application`, `submit_rejected`, `element_not_found`, `fenced`, `human_required`, `hitl_timeout`.
 */
export async function submitApplication(run: AtsContext, submission: Submission): Promise<Conclusion> {
  for (let codes = 0; ; codes++) {
    await run.journal.advance('approved');
    const { intent, outcome } = await armAndClick(run, submission);
    const means = judgeResponse(run.manifest.submit, outcome);
    run.evidence.push(evidenceOf(outcome, means));
    if (means === 'accepted') run.evidence.push(...(await awaitConfirmation(run)));
    const conclusion = conclude(run.manifest.submit, means, run.evidence);
    await settle(run, intent, conclusion);
    const codeRule = means === 'email_code' ? findCodeRule(run) : undefined;
    if (!codeRule || codes >= mostCodes) return conclusion;
    // The site refused and recorded nothing: a new intent may be armed once the person's code is in.
    await enterCode(run, codeRule);
    await run.journal.advance('refused');
  }
}

function findCodeRule({ manifest }: AtsContext): ObstacleRule | undefined {
  return manifest.obstacles?.find(({ kind, input }) => kind === 'email_code' && input);
}

async function settle(run: AtsContext, intent: SubmitIntent, conclusion: Conclusion): Promise<void> {
  const note = run.evidence.at(-1)?.detail ?? '';
  await run.deps.ledger.settle(intent.id, run.request.fence, conclusion.intent, note);
  await run.journal.tell({
    event_type: 'submit_settled',
    metadata: { intent_id: intent.id, state: conclusion.intent },
  });
}

async function armAndClick(
  run: AtsContext,
  submission: Submission,
): Promise<{ intent: SubmitIntent; outcome: RequestOutcome }> {
  const { form, fuse } = submission;
  const button = form.buttons.find(({ role }) => role === 'submit');
  if (!button) {
    throw new ValetError(
      'element_not_found',
      `The form at ${form.url.replace(/[?#].*$/s, '')} has no submit button; the page may have changed.`,
    );
  }
  const intent = await arm(run, submission);
  const pending = fuse.arm(intent);
  try {
    await run.journal.act('submit', () => run.agent.clickElement(buttonTarget(button)));
    await waitUntilSent(run, fuse);
  } catch (error) {
    if (fuse.disarm()) await takeBack(run, intent, 'nothing left the browser');
    throw error;
  }
  await run.journal.advance('clicked');
  return { intent, outcome: await awaitAnswer(run, pending) };
}

async function arm(run: AtsContext, { answers }: Submission): Promise<SubmitIntent> {
  const { deps, request, journal } = run;
  const { jobId, attempt, fence, tenant, candidate } = request;
  const key = { tenant, candidate, posting: run.posting };
  const armed = await deps.ledger.arm({ key, jobId, attempt, fence, contentHash: contentHash(answers) });
  if (!armed.ok) throw refusedToArm(armed.reason, armed.earlier);
  journal.facts.intentId = armed.intent.id;
  await journal.tell({ event_type: 'submit_armed', metadata: { intent_id: armed.intent.id } });
  return armed.intent;
}

/** The error for an application that was, or may have been, sent before. */
export function refusedToArm(
  reason: 'already_submitted' | 'in_doubt' | 'fenced',
  earlier: SubmitIntent | null,
): ValetError {
  if (reason === 'fenced') return new ValetError('fenced', 'Another worker has taken over this job.');
  const what = reason === 'already_submitted' ? 'was sent' : 'may have been sent';
  return new ValetError(
    'duplicate_application',
    `This application ${what} before, by job ${earlier?.jobId} on ${earlier?.armedAt}; it is not sent again.`,
  );
}

/** Waits until the submitting request is on its way. The form's own messages, or silence, end the wait with an error. */
async function waitUntilSent(run: AtsContext, fuse: SubmitFuse): Promise<void> {
  const { clock } = run.deps;
  const endsAt = clock.now() + leaveTimeoutMs;
  while (clock.now() < endsAt) {
    if (fuse.isBlown) return;
    const form = await orAbort(readAtsForm(run), run.deadline.signal).catch(() => null); // the page may be leaving
    const errors = form?.fields.filter(({ error }) => error) ?? [];
    if (errors.length > 0 && !fuse.isBlown) {
      throw new ValetError(
        'submit_rejected',
        `The form does not accept ${errors.map(({ label, error }) => `"${label}" (${error})`).join(', ')}; nothing was sent.`,
      );
    }
    await clock.wait(samplePeriodMs, run.deadline.signal);
  }
  if (!fuse.isBlown) {
    throw new ValetError(
      'element_not_found',
      `Pressing the submit button sent nothing within ${leaveTimeoutMs / 1000} s; nothing was sent.`,
    );
  }
}

async function takeBack(run: AtsContext, intent: SubmitIntent, note: string): Promise<void> {
  await run.deps.ledger.settle(intent.id, run.request.fence, 'rejected', note);
  run.evidence.push({
    kind: 'fuse',
    supports: 'not_submitted',
    detail: `no submitting request left the browser (${note})`,
  });
  await run.journal.tell({ event_type: 'submit_settled', metadata: { intent_id: intent.id, state: 'rejected' } });
}

async function awaitAnswer(run: AtsContext, pending: Promise<RequestOutcome>): Promise<RequestOutcome> {
  const silence = new AbortController();
  const late: Promise<RequestOutcome> = run.deps.clock
    .wait(answerTimeoutMs, silence.signal)
    .then(() => ({ kind: 'failed' as const, reason: `no answer within ${answerTimeoutMs / 1000} s` }));
  late.catch(() => undefined); // taken down below
  try {
    return await orAbort(Promise.race([pending, late]), run.deadline.signal);
  } finally {
    silence.abort();
  }
}
