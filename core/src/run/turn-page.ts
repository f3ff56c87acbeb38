import type { Form, FormButton } from '@valet/schemas';
import { isPageLost, isValetError, ValetError } from '../error/valet-error.ts';
import { buttonTarget } from '../form/button-target.ts';
import { primaryAction } from '../form/primary-action.ts';
import { type Complaint, lookBeforePress, readComplaints } from './complaint.ts';
import { readAtsForm } from './open-posting.ts';
import { describePage, isSamePage, type KeptPage } from './page-book.ts';
import { isSending, waitForQuietPage } from './page-state.ts';
import type { AtsContext } from './run-context.ts';
import { orAbort } from './run-deadline.ts';

const turnTimeoutMs = 15_000;
/** A page on which nothing moves and nothing is under way for so long stays where it is. */
const stuckMs = 2_000;
const samplePeriodMs = 100;

/** What pressing the button led to. */
export type Turn =
  | { readonly kind: 'turned' | 'stayed'; readonly form: Form; readonly name: string }
  | { readonly kind: 'kept_back'; readonly complaints: readonly Complaint[] };

/** The button that leads on from a page; null on the page that submits. */
export function nextButton(form: Form): FormButton | null {
  const action = primaryAction(form);
  return action?.role === 'submit' ? null : action;
}

/**
 * Presses the button and waits until another page is there, the site complains, or nothing happens any more.
 * Errors: `gate_failed`, `timeout`, and those of {@link UnaskedWatch.press}.
 */
export async function turnPage(run: AtsContext, page: KeptPage, button: FormButton): Promise<Turn> {
  const turn = () => pressAndWait(run, page, button);
  return run.wire.unasked ? run.wire.unasked.press(turn, isAnswered) : turn();
}

function isAnswered(turn: Turn): boolean {
  return turn.kind === 'kept_back' ? turn.complaints.some(({ field }) => field !== null) : turn.kind === 'turned';
}

async function pressAndWait(run: AtsContext, page: KeptPage, button: FormButton): Promise<Turn> {
  const { agent, journal, deps, deadline } = run;
  const before = await lookBeforePress(run, page.form);
  await journal.act('next page', () => press(run, page, button));
  const endsAt = deps.clock.now() + turnTimeoutMs;
  let quietSince = deps.clock.now();
  while (true) {
    const seen = await look(run);
    const isBusy = !seen || isSending(agent, page.background);
    if (isBusy) quietSince = deps.clock.now();
    if (seen && isTurned(page, seen)) {
      const { clock } = deps;
      const wait = { clock, signal: deadline.signal, timeoutMs: turnTimeoutMs, untilControls: true };
      await waitForQuietPage(agent, wait);
      const form = await readAtsForm(run);
      return { kind: 'turned', form, name: nameOf(form) };
    }
    if (seen && !isBusy) {
      const isStuck = deps.clock.now() - quietSince >= stuckMs;
      const complaints = await readComplaints(run, seen.form, { before, patience: isStuck ? 'end' : 'now' });
      if (complaints.length > 0) {
        page.form = seen.form;
        return { kind: 'kept_back', complaints };
      }
      if (isStuck) return { kind: 'stayed', ...seen };
    }
    if (deps.clock.now() >= endsAt) {
      if (seen) return { kind: 'stayed', ...seen };
      throw new ValetError('timeout', `After "${button.label}" on ${describePage(page)} no page could be read.`);
    }
    await deps.clock.wait(samplePeriodMs, deadline.signal);
  }
}

async function press(run: AtsContext, page: KeptPage, button: FormButton): Promise<void> {
  try {
    await run.agent.clickElement(buttonTarget(button));
  } catch (error) {
    if (!button.disabled || !isValetError(error) || isPageLost(error)) throw error;
    throw new ValetError(
      'gate_failed',
      `The site keeps "${button.label}" shut on ${describePage(page)}, and does not say why.`,
    );
  }
}

interface Seen {
  readonly form: Form;
  readonly name: string;
}

/** Null while the page is leaving. */
async function look(run: AtsContext): Promise<Seen | null> {
  try {
    const form = await orAbort(readAtsForm(run), run.deadline.signal);
    return { form, name: nameOf(form) };
  } catch (error) {
    run.deadline.signal.throwIfAborted();
    if (isPageLost(error)) throw error;
    return null;
  }
}

/** What the page that holds the form calls itself. */
export function nameOf({ name = '' }: Form): string {
  return name;
}

/** A page is another one when its fields are, or, where it has none to tell by, its name. */
function isTurned(page: KeptPage, { form, name }: Seen): boolean {
  return !isSamePage(page.form, form) || (name !== page.name && !form.fields.some(({ error }) => error));
}
