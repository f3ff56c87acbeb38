import type { Answer, Form, ObstacleRule } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import { buttonTarget } from '../form/button-target.ts';
import { primaryAction } from '../form/primary-action.ts';
import type { RequestOutcome } from '../plugin/browser-agent.ts';
import { armIntent, refusedToArm, settleIntent } from './arm-intent.ts';
import { type Complaint, type ComplaintsBefore, lookBeforePress, readComplaints } from './complaint.ts';
import { awaitConfirmation, type BeforeSubmit, lookBefore } from './confirmation.ts';
import { enterCode } from './enter-code.ts';
import { readAtsForm } from './open-posting.ts';
import type { KeptPage } from './page-book.ts';
import { isSending } from './page-state.ts';
import type { AtsContext } from './run-context.ts';
import { orAbort } from './run-deadline.ts';
import type { SubmitFuse } from './submit-fuse.ts';
import type { SubmitIntent } from './submit-ledger.ts';
import { type Conclusion, conclude, evidenceOf, judgeResponse } from './verdict.ts';

/** Nothing has been sent for so long: the button does nothing. */
const leaveTimeoutMs = 10_000;
/** The longest that a page may take to send its files before the application itself. */
const prepareTimeoutMs = 120_000;
const answerTimeoutMs = 60_000;
const samplePeriodMs = 100;
const mostCodes = 3;
/** When a click has sent nothing for so long, the browser itself may be keeping the form back. */
const silentMs = 1_500;

/** What is to be sent, and from where. */
export interface Submission {
  readonly page: KeptPage;
  readonly answers: readonly Answer[];
  readonly fuse: SubmitFuse;
}

/** The form's own checks kept the application back; the wire proves that nothing was sent. */
export interface KeptBack {
  readonly complaints: readonly Complaint[];
}

/**
 * Submits once and finds out what became of it. Enters in phase `reviewing`, leaves in `verifying`, or in `reviewing`
 * when the form's own checks kept the application back.
 * Errors: `duplicate_application`, `element_not_found`, `fenced`, `human_required`, `hitl_timeout`.
 */
export async function submitApplication(run: AtsContext, submission: Submission): Promise<Conclusion | KeptBack> {
  for (let codes = 0; ; codes++) {
    await run.journal.advance('approved');
    const sent = await armAndClick(run, submission);
    if ('complaints' in sent) return sent;
    const { intent, outcome, before } = sent;
    const means = judgeResponse(run.manifest.submit, outcome);
    run.evidence.push(evidenceOf(outcome, means));
    if (means === 'accepted') run.evidence.push(...(await awaitConfirmation(run, before)));
    const conclusion = conclude(run.manifest.submit, means, run.evidence);
    await settleIntent(run, intent, { state: conclusion.intent, note: run.evidence.at(-1)?.detail ?? '' });
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

async function armAndClick(
  run: AtsContext,
  submission: Submission,
): Promise<{ intent: SubmitIntent; outcome: RequestOutcome; before: BeforeSubmit } | KeptBack> {
  const { page, fuse } = submission;
  const { form } = page;
  const button = primaryAction(form);
  const [standing, before] = await Promise.all([lookBeforePress(run, form), lookBefore(run, form)]);
  if (button?.role !== 'submit') {
    throw new ValetError(
      'element_not_found',
      `The form at ${form.url.replace(/[?#].*$/s, '')} has no submit button; the page may have changed.`,
    );
  }
  const intent = await arm(run, submission);
  const pending = fuse.arm(intent);
  const background = new Set(run.agent.requestsUnderWay?.() ?? []);
  try {
    await run.journal.act('submit', () => run.agent.clickElement(buttonTarget(button)));
    const complaints = await waitUntilSent(run, fuse, { standing, background });
    // Disarmed first: only then it is certain that nothing leaves while the form is mended.
    if (complaints.length > 0 && fuse.disarm()) {
      await takeBack(run, intent, 'the form kept it back');
      await run.journal.advance('not_sent');
      return { complaints };
    }
  } catch (error) {
    if (fuse.disarm()) await takeBack(run, intent, 'nothing left the browser');
    throw error;
  }
  await run.journal.advance('clicked');
  return { intent, outcome: await awaitAnswer(run, pending), before };
}

async function arm(run: AtsContext, { answers }: Submission): Promise<SubmitIntent> {
  const armed = await armIntent(run, answers);
  if (!armed.ok) throw refusedToArm(armed.reason, armed.earlier);
  return armed.intent;
}

/**
 * Waits until the submitting request is on its way; what the form says against it ends the wait, unless a request is
 * under way whose answer may change that. Error: `element_not_found`.
 */
async function waitUntilSent(
  run: AtsContext,
  fuse: SubmitFuse,
  { standing: before, background }: { standing: ComplaintsBefore; background: ReadonlySet<number> },
): Promise<readonly Complaint[]> {
  const { clock } = run.deps;
  const endsAt = clock.now() + prepareTimeoutMs;
  let quietSince = clock.now();
  let seen: Form | null = null;
  while (clock.now() < endsAt && clock.now() - quietSince < leaveTimeoutMs) {
    await Promise.race([fuse.blown(), clock.wait(samplePeriodMs, run.deadline.signal)]);
    if (fuse.isBlown) return [];
    seen = await orAbort(readAtsForm(run), run.deadline.signal).catch(() => null); // the page may be leaving
    run.deadline.signal.throwIfAborted();
    if (isSending(run.agent, background)) quietSince = clock.now();
    else if (seen) {
      const patience = clock.now() - quietSince >= silentMs ? 'silent' : 'now';
      const complaints = await readComplaints(run, seen, { before, patience });
      if (complaints.some(({ field }) => field !== null)) return fuse.isBlown ? [] : complaints;
    }
  }
  const complaints = seen ? await readComplaints(run, seen, { before, patience: 'end' }) : [];
  if (fuse.isBlown) return [];
  if (complaints.length > 0) return complaints;
  throw new ValetError(
    'element_not_found',
    `Pressing the submit button sent nothing within ${leaveTimeoutMs / 1000} s; nothing was sent.`,
  );
}

async function takeBack(run: AtsContext, intent: SubmitIntent, note: string): Promise<void> {
  await settleIntent(run, intent, { state: 'rejected', note });
  run.evidence.push({
    kind: 'fuse',
    supports: 'not_submitted',
    detail: `no submitting request left the browser (${note})`,
  });
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
