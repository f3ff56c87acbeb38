import type { Answer, AtsManifest, Form, RunReport } from '@valet/schemas';
import { unansweredQuestions } from '../answer/resolve-answers.ts';
import { ValetError } from '../error/valet-error.ts';
import { detectObstacle } from '../obstacle/detect-obstacle.ts';
import { askHuman } from './ask-human.ts';
import { fillPages, formRead } from './fill-pages.ts';
import { meetObstacle, navigateToPosting, openForm } from './open-posting.ts';
import { checkGates } from './quality-gate.ts';
import type { AtsContext, RunContext } from './run-context.ts';
import { makeReport } from './run-report.ts';
import { saveScreenshot } from './screenshot.ts';
import { refusedToArm, submitApplication } from './submit-application.ts';
import { createSubmitFuse, type SubmitFuse } from './submit-fuse.ts';
import type { Conclusion } from './verdict.ts';

/** The walk of a run in a browser that is there: posting, form, answers, review, submit, verdict. */
export async function applyToPosting(run: RunContext): Promise<RunReport> {
  const { journal } = run;
  await journal.advance('provisioned');
  const { ats, status } = await findAts(run);
  await refuseDuplicate(ats);
  await journal.advance('arrived');
  const first = await openForm(ats, status);
  await journal.tell({ event_type: 'mode_selected', metadata: { mode: 'magnitude', reason: 'no_manual_found' } });
  await journal.tell(formRead(first));
  await journal.advance('form_read');
  const fuse = createFuse(ats, first);
  run.wire.fuse = fuse;
  await run.agent.guard(fuse);
  const { form, answers } = await fillPages(ats, first);
  await journal.advance('filled');
  await saveScreenshot(run, 'filled');
  await review(ats, answers);
  if (run.request.dryRun) {
    await journal.advance('dry_run_done');
    return makeReport({ request: run.request, journal, run, answers, conclusion: null, failure: null });
  }
  const conclusion = await submitApplication(ats, { form, answers, fuse });
  return finish(ats, answers, conclusion);
}

async function findAts(run: RunContext): Promise<{ ats: AtsContext; status: number | null }> {
  const { route, status } = await navigateToPosting(run);
  const { posting } = run.journal.facts;
  if (!route || !posting) {
    const obstacle = await detectObstacle(run.agent, { status, hasForm: false, rules: [] });
    if (obstacle) await meetObstacle(run, obstacle);
    throw new ValetError(
      'form_not_found',
      `${run.agent.getCurrentUrl()} shows no application form of an ATS that a plugin knows; \`valet plugin list\` shows which are known.`,
    );
  }
  return { ats: { ...run, manifest: route.entry.manifest, plugin: await route.entry.load(), posting }, status };
}

/** Stops before anything is typed when this application was, or may have been, sent before. */
async function refuseDuplicate({ deps, request, posting }: AtsContext): Promise<void> {
  const { tenant, candidate } = request;
  const intents = await deps.ledger.find({ tenant, candidate, posting });
  const earlier = intents.find(({ state }) => state !== 'rejected');
  if (earlier) throw refusedToArm(earlier.state === 'confirmed' ? 'already_submitted' : 'in_doubt', earlier);
}

function createFuse(run: AtsContext, form: Form): SubmitFuse {
  const { agent, deps, request, journal, manifest } = run;
  const pages = [form.url, agent.getCurrentUrl(), ...agent.frames().map(({ url }) => url)];
  const own = pages.filter((url) => URL.canParse(url)).map((url) => new URL(url).hostname);
  const known = manifestHosts(manifest);
  return createSubmitFuse({
    ledger: deps.ledger,
    fence: request.fence,
    rules: manifest.submit,
    hosts: [...new Set([...own, ...known])],
    tell: (event) => void journal.tell(event).catch(() => undefined), // a lost lease is met at the next step of the run
  });
}

function manifestHosts({ network }: AtsManifest): readonly string[] {
  return network?.hosts ?? [];
}

/** copilot: a person looks at every answer. autopilot: the quality gates decide. Errors: `review_rejected`, `gate_failed`, `question_unanswered`. */
async function review(run: AtsContext, answers: readonly Answer[]): Promise<void> {
  const { request, journal, agent, manifest } = run;
  const questions = unansweredQuestions(answers);
  if (questions.length > 0) {
    const list = questions.map((question) => `"${question}"`).join(', ');
    throw new ValetError('question_unanswered', `Neither profile nor answers tell what the form asks: ${list}.`, {
      details: { questions },
    });
  }
  const rules = manifest.obstacles?.filter(({ kind }) => kind !== 'email_code') ?? [];
  const obstacle = await detectObstacle(agent, { status: null, hasForm: true, rules });
  const failures = checkGates({ answers, hasResume: request.application.resume !== undefined, obstacle });
  await journal.tell({
    event_type: 'gate_checked',
    metadata: { passed: failures.length === 0, failures: [...failures] },
  });
  if (request.mode === 'autopilot' || request.dryRun) {
    if (failures.length > 0) throw new ValetError('gate_failed', `Not submitted: ${failures.join('; ')}.`);
    return;
  }
  const notes = failures.length > 0 ? ` Look at: ${failures.join('; ')}.` : '';
  const reply = await askHuman(run, {
    type: 'review',
    message: `The form is filled and waits for approval.${notes}`,
    answers,
  });
  if (reply.approved !== true)
    throw new ValetError('review_rejected', 'The reviewer did not approve; nothing was sent.');
}

async function finish(run: AtsContext, answers: readonly Answer[], conclusion: Conclusion): Promise<RunReport> {
  await saveScreenshot(run, conclusion.verdict);
  await run.journal.advance(conclusion.verdict === 'submitted_verified' ? 'confirmed' : 'failed');
  return makeReport({ request: run.request, journal: run.journal, run, answers, conclusion, failure: null });
}
