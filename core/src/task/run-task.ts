import { checkData, type TaskData, type TaskReport } from '@valet/schemas';
import { toValetError, ValetError } from '../error/valet-error.ts';
import type { Sandbox } from '../plugin/tier-plugin.ts';
import { orAbort, startDeadline } from '../run/run-deadline.ts';
import { createJournal, type RunJournal } from '../run/run-journal.ts';
import { saveScreenshot } from '../run/screenshot.ts';
import { isFinal } from '../run/transition.ts';
import { createRunSession } from '../session/run-session.ts';
import { sessionDomains } from '../session/session-scope.ts';
import { hostsOf, openAddress } from './act-on-page.ts';
import { countTask } from './count-task.ts';
import { doSteps } from './do-steps.ts';
import { findTaskManual, type TaskManual } from './find-task-manual.ts';
import type { TaskContext } from './task-context.ts';
import { createTaskGuard } from './task-guard.ts';
import { makeTaskReport } from './task-report.ts';
import type { TaskDeps, TaskRequest } from './task-request.ts';
import { readPage } from './watch-page.ts';

const openTimeoutMs = 30_000;

/**
 * Does one attempt at a generic task by its manual. What happens on the site never throws: the report says it. Throws `fenced`
 * when another worker holds the job, and `cancelled` (or the signal's reason) when aborted. No application is ever sent.
 */
export async function runTask(request: TaskRequest, deps: TaskDeps, signal: AbortSignal): Promise<TaskReport> {
  const journal = createJournal(request, deps);
  const deadline = startDeadline(deps.clock, request.timeoutMs, signal);
  let sandbox: Sandbox | undefined;
  let run: TaskContext | undefined;
  let failure: ValetError | null = null;
  try {
    const found = await findManual(request, deps, journal);
    const { manual, stored } = found;
    const session = createRunSession({
      sessions: deps.sessions,
      clock: deps.clock,
      journal,
      owner: request,
      domains: sessionDomains(hostsOf({ manual, request })),
    });
    const storageState = await orAbort(session.restore(), deadline.signal);
    const wanted = { jobId: request.jobId, attempt: request.attempt, headed: request.headed };
    const provisioned = deps.tier.provision({ ...wanted, ...(storageState && { storageState }) }, deadline.signal);
    sandbox = await orAbort(provisioned, deadline.signal);
    const { agent } = sandbox;
    const guard = createTaskGuard({
      plugins: deps.plugins,
      hosts: hostsOf({ manual, request }),
      tell: (event) => void journal.tell(event).catch(() => undefined), // a lost lease is met at the next step
    });
    run = {
      ...{ request, deps, journal, deadline, agent, session, guard, manual, manualId: stored?.id ?? manual.id },
      ...{ screenshots: [], said: {}, data: {}, healed: new Set(), missed: new Set(), isQuiet: false },
    };
    const begun = run;
    await orAbort(work(run), deadline.signal).catch(async (error: unknown) => {
      await countTask(begun, found, toValetError(error));
      throw error;
    });
    await countTask(run, found, null);
    await session.save(agent);
    await saveScreenshot(run, 'done');
    await journal.advance('steps_done');
  } catch (error) {
    failure = toValetError(error);
    if (failure.code === 'fenced' || signal.aborted) throw failure;
    if (run) await saveScreenshot(run, failure.code);
    if (!isFinal(journal.phase)) await journal.advance('failed');
  } finally {
    deadline.stop();
    if (sandbox) await deps.tier.release(sandbox.id, failure ? 'failed' : 'done').catch(() => undefined); // reaped by list()
  }
  return makeTaskReport({ request, journal, run, failure });
}

/** From the task's address through all steps of the manual to the data. */
async function work(run: TaskContext): Promise<void> {
  const { agent, journal, guard, manual, request, deps } = run;
  await journal.advance('provisioned');
  await agent.guard(guard);
  const [first] = manual.pages[0].steps;
  const isOpenedByStep = first?.type === 'navigate' && first.url === request.url && first.when === undefined;
  if (!isOpenedByStep) {
    await journal.act('navigate', () => openAddress(run, request.url, deps.clock.now() + openTimeoutMs));
    await readPage(run);
  }
  journal.facts.pageUrl = agent.getCurrentUrl();
  await journal.advance('opened');
  for (const { steps } of manual.pages) await doSteps(run, steps, { entry: null, isRepeated: false });
  if (request.schema) refuseMismatch(run.data, request.schema);
}

function refuseMismatch(data: TaskData, schema: Readonly<Record<string, unknown>>): void {
  const mistakes = checkData(schema, data);
  if (mistakes.length === 0) return;
  const lines = mistakes.slice(0, 20).map(({ pointer, message }) => `${pointer || '(data)'} ${message}`);
  const more = mistakes.length > lines.length ? `; and ${mistakes.length - lines.length} more` : '';
  throw new ValetError('result_invalid', `The data does not fit its schema: ${lines.join('; ')}${more}.`, {
    details: { fields: mistakes },
  });
}

async function findManual(request: TaskRequest, { manuals }: TaskDeps, journal: RunJournal): Promise<TaskManual> {
  try {
    const found = await findTaskManual(request, manuals);
    const { manual, stored } = found;
    const manual_id = stored?.id ?? manual.id;
    const metadata = { manual_id, health_score: stored?.health ?? 100, url_pattern: manual.urlPattern };
    await journal.tell({ event_type: 'manual_found', metadata });
    await journal.tell({
      event_type: 'mode_selected',
      metadata: { mode: 'cookbook', manual_id, reason: 'manual_found' },
    });
    return found;
  } catch (error) {
    const failure = toValetError(error);
    if (failure.code === 'manual_required')
      await journal.tell({ event_type: 'mode_selected', metadata: { mode: 'magnitude', reason: 'no_manual_found' } });
    throw failure;
  }
}
