import type { Form } from '@valet/schemas';
import { ValetError } from '../error/valet-error.ts';
import { armIntent, refusedToArm, settleIntent } from './arm-intent.ts';
import { lookForShown, showsConfirmation } from './confirmation.ts';
import { readAtsForm } from './open-posting.ts';
import { isSamePage } from './page-book.ts';
import type { AtsContext } from './run-context.ts';
import type { SubmitFuse } from './submit-fuse.ts';
import type { UnaskedWatch } from './unasked-watch.ts';

const answerTimeoutMs = 15_000;
const samplePeriodMs = 100;
const lastLookMs = 5_000;

/** Makes the watch; `first` is the form as it was opened. */
export async function createUnaskedWatch(run: AtsContext, fuse: SubmitFuse, first: Form): Promise<UnaskedWatch> {
  const { deps, deadline, journal } = run;
  const shown = await lookForShown(run);
  const hasThanks = () => showsConfirmation(run, shown);
  let last = first;
  let clearedCount = 0;
  let isGone = false;

  const untilAnswered = async () => {
    const endsAt = deps.clock.now() + answerTimeoutMs;
    while (fuse.unaskedPending > 0 && deps.clock.now() < endsAt) await deps.clock.wait(samplePeriodMs, deadline.signal);
  };
  const clear: UnaskedWatch['clear'] = async (form, sentCount) => {
    if (sentCount <= clearedCount || !isStanding(last, form) || (await hasThanks())) return;
    clearedCount = sentCount;
    last = form;
  };
  const gone = (what: string) => {
    isGone = true;
    return new ValetError(
      'submit_unknown',
      `The page sent something by itself, and ${what}: that may have been the application.`,
    );
  };

  return {
    get sentCount() {
      return fuse.unaskedCount;
    },
    get isInDoubt() {
      return isGone || fuse.unaskedCount > clearedCount;
    },
    clear,
    async press(work, isAnswered) {
      fuse.beginPress();
      const end = await work();
      await untilAnswered();
      const noted = await fuse.endPress();
      if (!noted) return end;
      if (!noted.ok) throw refusedToArm(noted.reason, noted.earlier);
      const { unaskedCount } = fuse;
      if (fuse.unaskedPending > 0) throw gone('the site has not answered');
      if (!isAnswered(end)) throw gone('the form did not go on');
      const form = await readAtsForm(run);
      if (!leadsOn(form) || (await hasThanks())) throw gone('no form came after it');
      await settleIntent(run, noted.intent, { state: 'rejected', note: 'the form goes on' });
      clearedCount = unaskedCount;
      last = form;
      return end;
    },
    async refuseGone(form) {
      const canSubmit = form.fields.length > 0 || form.buttons.some(({ role }) => role === 'submit');
      if (fuse.unaskedCount === 0 || (canSubmit && !(fuse.unaskedCount > clearedCount && (await hasThanks())))) return;
      throw gone('the form is gone');
    },
    async lookAgain() {
      if (isGone || fuse.hasNoted) return;
      const { unaskedCount } = fuse;
      const silence = new AbortController();
      const look = async () => clear(await readAtsForm(run), unaskedCount);
      await Promise.race([look(), deps.clock.wait(lastLookMs, silence.signal)]).catch(() => undefined);
      silence.abort();
    },
    async writeDown() {
      const armed = await armIntent(run, journal.facts.answers);
      if (!armed.ok && armed.reason === 'fenced') throw refusedToArm(armed.reason, armed.earlier);
      return armed.ok ? armed.intent : null;
    },
  };
}

function isStanding(before: Form, { fields, ...form }: Form): boolean {
  return fields.length > 0 && isSamePage(before, { ...form, fields });
}

/** Whether one may still go on from here: a page of thanks has no such button, or only one that leads away. */
function leadsOn({ fields, buttons }: Form): boolean {
  const roles = new Set(buttons.map(({ role }) => role));
  return roles.has('submit') || roles.has('review') || (fields.length > 0 && roles.has('next'));
}
