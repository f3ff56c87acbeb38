import type { RunReport } from '@valet/schemas';
import { createCostMeter } from '../budget/cost-meter.ts';
import { type MeterDeps, meterModels } from '../budget/meter-models.ts';
import { toValetError, type ValetError } from '../error/valet-error.ts';
import { createModelAdvisor } from '../manual/model-advisor.ts';
import { createReplay, type Replay } from '../manual/replay.ts';
import { createObstacleLog } from '../obstacle/obstacle-log.ts';
import type { StorageState } from '../plugin/browser-agent.ts';
import type { Sandbox } from '../plugin/tier-plugin.ts';
import { createRunSession } from '../session/run-session.ts';
import { sessionDomains } from '../session/session-scope.ts';
import { applyToPosting } from './apply-to-posting.ts';
import { settleIntent } from './arm-intent.ts';
import { reportEarlierIntent } from './earlier-intent.ts';
import { keepPace } from './keep-pace.ts';
import { keepAnswers, recallAnswers } from './kept-answers.ts';
import { namedRoute } from './open-posting.ts';
import type { RunContext } from './run-context.ts';
import { orAbort, startDeadline } from './run-deadline.ts';
import { createJournal, type RunJournal } from './run-journal.ts';
import { makeReport } from './run-report.ts';
import type { RunDeps, RunRequest } from './run-request.ts';
import { saveScreenshot } from './screenshot.ts';
import { isFinal } from './transition.ts';
import type { Conclusion } from './verdict.ts';

/**
 * Runs one attempt at one job, from the posting to the verdict. What happens on the site never throws: the report says
 * it. Throws `fenced` when another worker holds the job, and `cancelled` (or the signal's reason) when aborted.
 */
export async function runApplication(request: RunRequest, given: RunDeps, signal: AbortSignal): Promise<RunReport> {
  const earlier = await reportEarlierIntent(request, given);
  if (earlier) return earlier;
  const journal = createJournal(request, given);
  const cost = createCostMeter();
  const deps = metered(given, { cost, budgetUsd: request.budgetUsd, tell: journal.tell });
  const paced = new Set<string>();
  const deadline = startDeadline(deps.clock, request.timeoutMs, signal);
  let sandbox: Sandbox | undefined;
  let failure: ValetError | null = null;
  let run: RunContext | undefined;
  try {
    const known = namedRoute(request, deps.plugins);
    // Before the browser is there, so that none idles meanwhile.
    if (known) await orAbort(keepPace({ deps, journal, deadline, paced }, known.entry.manifest), deadline.signal);
    const session = createRunSession({
      sessions: deps.sessions,
      clock: deps.clock,
      journal,
      owner: request,
      domains: sessionDomains([new URL(request.url).hostname], known?.entry.manifest),
    });
    const [storageState, kept] = await orAbort(
      Promise.all([session.restore(), recallAnswers(request, deps)]),
      deadline.signal,
    );
    sandbox = await orAbort(provision(request, deps, { storageState, signal: deadline.signal }), deadline.signal);
    run = {
      request,
      deps,
      journal,
      deadline,
      agent: sandbox.agent,
      session,
      screenshots: [],
      evidence: [],
      wire: { fuse: null, unasked: null },
      said: {},
      kept,
      cost,
      paced,
      met: createObstacleLog({ hasSession: storageState !== null }),
      replay: replayOf({ request, deps, journal, signal: deadline.signal }),
    };
    const report = await orAbort(applyToPosting(run), deadline.signal);
    if (report.verdict === 'submitted_verified') await session.save(run.agent);
    await conclude(run, report);
    return report;
  } catch (error) {
    failure = toValetError(error);
    if (failure.code === 'fenced' || signal.aborted) throw failure;
    const report = await reportFailure({ request, deps, journal, run, failure });
    if (run) await conclude(run, report);
    return report;
  } finally {
    deadline.stop();
    if (sandbox) await deps.tier.release(sandbox.id, failure ? 'failed' : 'done').catch(() => undefined); // reaped by list()
  }
}

/** The same ports; what models cost is counted. */
function metered(deps: RunDeps, meter: MeterDeps): RunDeps {
  return deps.models ? { ...deps, models: meterModels(deps.models, meter) } : deps;
}

function replayOf({
  request: { tenant, jobId, attempt, userId, execution = 'auto' },
  deps: { manuals, healAdvisor, models, clock },
  journal: { tell },
  signal,
}: Pick<RunContext, 'request' | 'deps' | 'journal'> & { readonly signal: AbortSignal }): Replay {
  const advisor = healAdvisor ?? (models && createModelAdvisor(models, { tenant, jobId, userId: userId ?? null }));
  const desk = advisor ? { advisor, clock, signal, spentMs: 0, spentUsd: 0 } : null;
  return createReplay({ manuals, tell, desk }, { tenant, jobId, attempt, execution });
}

/** What the run says of the manual that it used, and what it leaves for the next one: a manual, and answers. */
async function conclude({ request, deps, replay }: RunContext, { verdict, answers }: RunReport): Promise<void> {
  if (verdict === 'submitted_verified') await keepAnswers(request, deps, answers);
  await replay.conclude({ verdict, profile: request.application.profile });
}

async function provision(
  { jobId, attempt, headed }: RunRequest,
  { tier }: RunDeps,
  { storageState, signal }: { readonly storageState: StorageState | null; readonly signal: AbortSignal },
): Promise<Sandbox> {
  return tier.provision({ jobId, attempt, headed, ...(storageState && { storageState }) }, signal);
}

interface Failure {
  readonly request: RunRequest;
  readonly deps: RunDeps;
  readonly journal: RunJournal;
  readonly run: RunContext | undefined;
  readonly failure: ValetError;
}

async function reportFailure({ request, deps, journal, run, failure }: Failure): Promise<RunReport> {
  run?.wire.fuse?.close();
  if (failure.code !== 'browser_crashed' && failure.code !== 'timeout') await run?.wire.unasked?.lookAgain();
  if (run) await saveScreenshot(run, failure.code);
  const conclusion = await settleOpenIntent({ request, deps, journal, run, failure });
  if (!isFinal(journal.phase)) await journal.advance('failed');
  return makeReport({ request, journal, run, answers: journal.facts.answers, conclusion, failure });
}

/** Gives the intent that the run broke off with its outcome: what left the browser cannot be told from here. */
async function settleOpenIntent({ request, deps, journal, run, failure }: Failure): Promise<Conclusion | null> {
  const intents = await deps.ledger.findByJob(request.jobId);
  const open = intents.find(
    ({ state, attempt }) => attempt === request.attempt && (state === 'armed' || state === 'clicked'),
  );
  const { unasked } = run?.wire ?? {};
  const isUnasked = unasked?.isInDoubt === true;
  if (!open && !isUnasked) return null;
  const intent = open ?? (await unasked?.writeDown());
  // The fuse is closed by now: an intent that was not released never will be.
  const state = open?.state === 'armed' && !isUnasked ? 'rejected' : 'unknown';
  if (intent)
    await settleIntent({ deps, request, journal }, intent, { state, note: `the run broke off: ${failure.code}` });
  if (state === 'rejected') return null;
  if (isUnasked) {
    const detail = `the page had sent something by itself that may have been the application; then: ${failure.message}`;
    run?.evidence.push({ kind: 'fuse', supports: 'unknown', detail: detail.replace(/\.$/, '') });
  }
  return { verdict: 'submitted_unverified', intent: 'unknown', code: 'submit_unknown' };
}
