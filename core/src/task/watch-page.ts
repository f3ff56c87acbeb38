import type { Form } from '@valet/schemas';
import { isPageLost, isValetError } from '../error/valet-error.ts';
import { readForm } from '../form/read-form.ts';
import { isSamePage } from '../run/page-book.ts';
import { waitForQuietPage } from '../run/page-state.ts';
import { orAbort } from '../run/run-deadline.ts';
import type { TaskContext } from './task-context.ts';
import { callTaskIn } from './task-script.ts';

const samplePeriodMs = 100;
const quietTimeoutMs = 10_000;

/** What a page was before a step, to tell whether another one came in its place. */
export interface PageMark {
  readonly document: string;
  readonly form: Form;
}

/** Asks until there is an answer, or `endsAt` (ms of the run's clock) has passed: then null. A page that is leaving answers nothing. */
export async function askUntil<T>(run: TaskContext, endsAt: number, ask: () => Promise<T | null>): Promise<T | null> {
  const { clock } = run.deps;
  while (true) {
    const answer = await unlessLeaving(run, ask);
    if (answer !== null || clock.now() >= endsAt) return answer;
    await clock.wait(samplePeriodMs, run.deadline.signal);
  }
}

/** Null while the page is leaving. Errors: `browser_crashed`, and the run's own end. */
export async function unlessLeaving<T>(run: TaskContext, ask: () => Promise<T>): Promise<T | null> {
  try {
    return await orAbort(ask(), run.deadline.signal);
  } catch (error) {
    run.deadline.signal.throwIfAborted();
    if (!isValetError(error) || isPageLost(error)) throw error;
    return null;
  }
}

/** Waits until the page stands still, once after each action. */
export async function waitUntilQuiet(run: TaskContext): Promise<void> {
  if (run.isQuiet) return;
  const { clock } = run.deps;
  const wait = { clock, signal: run.deadline.signal, timeoutMs: quietTimeoutMs, untilControls: false };
  await waitForQuietPage(run.agent, wait);
  run.isQuiet = true;
}

/** Reads the page's form and lets the guard know what stands there. */
export async function readPage(run: TaskContext): Promise<Form> {
  const form = await readForm(run.agent);
  run.guard.enter(form);
  return form;
}

/** The page as it is now; waits for one that is leaving. */
export async function markPage(run: TaskContext): Promise<PageMark | null> {
  const endsAt = run.deps.clock.now() + quietTimeoutMs;
  return askUntil(run, endsAt, async () => ({ document: await documentOf(run), form: await readPage(run) }));
}

/** Whether another page than before is shown: another document or address, or hardly a field of the form is the same. */
export async function isLeft(run: TaskContext, before: PageMark): Promise<boolean> {
  if ((await documentOf(run)) !== before.document) return true;
  return !isSamePage(before.form, await readPage(run));
}

function documentOf({ agent }: TaskContext): Promise<string> {
  return callTaskIn(agent, 'main', { call: 'documentMark', argument: undefined as never });
}

/** How a message names the page that is shown; queries may hold what a person typed. */
export function placeOf({ agent }: Pick<TaskContext, 'agent'>): string {
  return agent.getCurrentUrl().replace(/[?#].*$/s, '');
}
