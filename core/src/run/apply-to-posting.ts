import type { Answer, AtsManifest, Form, RunReport } from '@valet/schemas';
import { contentHash } from '../answer/content-hash.ts';
import { unansweredQuestions } from '../answer/resolve-answers.ts';
import { ValetError } from '../error/valet-error.ts';
import { fieldKey } from '../form/field-key.ts';
import { detectObstacle } from '../obstacle/detect-obstacle.ts';
import { applyEdits } from './apply-edits.ts';
import { armIntent, refusedToArm } from './arm-intent.ts';
import { askHuman } from './ask-human.ts';
import type { Complaint } from './complaint.ts';
import { createUnaskedWatch } from './create-unasked-watch.ts';
import { fillPage } from './fill-page.ts';
import { fillPages, formRead } from './fill-pages.ts';
import { keepPace } from './keep-pace.ts';
import { liftObstacles } from './meet-obstacle.ts';
import { obstacleError } from './obstacle-end.ts';
import { namedRoute, navigateToPosting, openForm, readAtsForm } from './open-posting.ts';
import { noAnswer, type PageAnswer } from './page-answer.ts';
import { answersOf, findPage, type KeptPage, type PageBook } from './page-book.ts';
import { asksPerson, checkGates } from './quality-gate.ts';
import { repairPage, unanswered } from './repair-page.ts';
import type { AtsContext, RunContext } from './run-context.ts';
import { makeReport } from './run-report.ts';
import { saveScreenshot } from './screenshot.ts';
import { changedAgain, isHeld } from './settle-page.ts';
import { submitApplication } from './submit-application.ts';
import { createSubmitFuse, type SubmitFuse } from './submit-fuse.ts';
import { nameOf } from './turn-page.ts';
import type { Conclusion } from './verdict.ts';

/** So often a form may change, or refuse, between the review and the submit. */
const mostReviews = 5;

/** The walk of a run in a browser that is there: posting, form, answers, review, submit, verdict. */
export async function applyToPosting(run: RunContext): Promise<RunReport> {
  const { journal } = run;
  await journal.advance('provisioned');
  const { ats, answer } = await findAts(run);
  await refuseDuplicate(ats);
  await journal.advance('arrived');
  const first = await openForm(ats, answer);
  await run.replay.choose({
    task: 'apply',
    platform: ats.manifest.id,
    posting: ats.posting,
    url: first.url,
    isOwnSite: ats.manifest.match.fallback === true,
    form: first,
  });
  await journal.tell(formRead(first));
  await journal.advance('form_read');
  const fuse = createFuse(ats, first);
  run.wire.fuse = fuse;
  if (ats.manifest.submit.requests.some(({ armed }) => armed))
    run.wire.unasked = await createUnaskedWatch(ats, fuse, first);
  await run.agent.guard(fuse);
  const book: PageBook = [];
  const last = await fillPages(ats, book, first);
  await journal.advance('filled');
  const picture = saveScreenshot(run, 'filled');
  const conclusion = await reviewAndSubmit(ats, { book, last, fuse, picture });
  if (conclusion) return finish(ats, answersOf(book), conclusion);
  await journal.advance('dry_run_done');
  const answers = answersOf(book);
  return makeReport({ request: run.request, journal, run, answers, conclusion: null, failure: null });
}

interface Filled {
  readonly book: PageBook;
  /** The page that submits. */
  readonly last: KeptPage;
  readonly fuse: SubmitFuse;
  /** Settles when the picture of the filled form is there. */
  readonly picture: Promise<unknown>;
}

/**
 * Sends what was approved and nothing else: what the site changed or refused meanwhile is put right first, and what is
 * then no longer what was approved is approved anew. Null on a dry run. Errors: those of review, filling and submit.
 */
async function reviewAndSubmit(run: AtsContext, { book, last, fuse, picture }: Filled): Promise<Conclusion | null> {
  let page = last;
  let approved: string | null = null;
  let missed: readonly string[] = [];
  for (let round = 0; round < mostReviews; round++) {
    const answers = answersOf(book);
    await run.wire.unasked?.refuseGone(page.form);
    const content = contentHash(answers);
    if (content !== approved) {
      const edits = await review(run, { answers, picture, missed });
      missed = edits ? await applyEdits(run, page, edits) : [];
      if (missed.length > 0) continue; // the reviewer looks again
      approved = contentHash(answersOf(book));
      if (edits && (await showsMore(run, page))) continue;
    }
    if (run.request.dryRun) {
      await picture;
      return null;
    }
    const [isReady] = await Promise.all([isHeld(run, page), picture]);
    const sent = isReady ? await submitApplication(run, { page, answers, fuse }) : null;
    if (sent && !('complaints' in sent)) return sent;
    await run.journal.advance('corrected');
    if (sent) await repairShown(run, { book, page, complaints: sent.complaints });
    page = await fillPages(run, book, await readAtsForm(run));
    await run.journal.advance('filled');
  }
  throw changedAgain(page, ['its fields']);
}

/** A refused form may have gone back to the page that is to be mended. */
async function repairShown(
  run: AtsContext,
  { book, page, complaints }: { book: PageBook; page: KeptPage; complaints: readonly Complaint[] },
): Promise<void> {
  const form = await readAtsForm(run);
  const shown = findPage(book, form, nameOf(form)) ?? page;
  shown.form = form;
  await repairPage(run, shown, { complaints, code: 'submit_rejected' });
}

async function findAts(run: RunContext): Promise<{ ats: AtsContext; answer: PageAnswer }> {
  const { route, answer } = await navigateToPosting(run);
  const { posting } = run.journal.facts;
  if (!route || !posting) {
    const obstacle = await detectObstacle(run.agent, { ...answer, hasForm: false, rules: [] });
    if (obstacle) throw obstacleError(obstacle);
    throw new ValetError(
      'form_not_found',
      `${run.agent.getCurrentUrl()} shows no application form of an ATS that a plugin knows; \`valet plugin list\` shows which are known.`,
    );
  }
  const named = namedRoute(run.request, run.deps.plugins);
  if (named?.entry !== route.entry) await keepPace(run, route.entry.manifest);
  return { ats: { ...run, manifest: route.entry.manifest, plugin: await route.entry.load(), posting }, answer };
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
    intend: () => armIntent(run, journal.facts.answers),
    tell: (event) => void journal.tell(event).catch(() => undefined), // a lost lease is met at the next step of the run
  });
}

function manifestHosts({ network }: AtsManifest): readonly string[] {
  return network?.hosts ?? [];
}

/** Whether an edit has brought up fields that nobody has filled: they are filled, and the whole is approved anew. */
async function showsMore(run: AtsContext, page: KeptPage): Promise<boolean> {
  if (page.form.fields.every((field) => page.fields.has(fieldKey(field)))) return false;
  await fillPage(run, page);
  return true;
}

/**
 * copilot: a person looks at every answer, and may put others in their place, which are returned. autopilot: the quality
 * gates decide. Errors: `review_rejected`, `gate_failed`, `question_unanswered`,
 * `budget_exceeded`.
 */
async function review(
  run: AtsContext,
  { answers, picture, missed }: { answers: readonly Answer[]; picture: Promise<unknown>; missed: readonly string[] },
): Promise<Readonly<Record<string, string>> | null> {
  const { request, journal, agent, manifest } = run;
  const questions = unansweredQuestions(answers);
  if (questions.length > 0) throw unanswered(run, questions);
  if (!answers.some(({ outcome }) => outcome !== 'skipped')) {
    throw new ValetError('gate_failed', 'Not submitted: no field of the form could be filled, so it would be empty.');
  }
  const rules = manifest.obstacles?.filter(({ kind }) => kind !== 'email_code') ?? [];
  const look = (page: PageAnswer) => detectObstacle(agent, { ...page, hasForm: true, rules });
  await liftObstacles(run, async (page) => {
    const found = await look(page);
    return found && asksPerson(found) ? found : null;
  });
  const obstacle = await look(noAnswer);
  const failures = checkGates({
    answers,
    hasResume: request.application.resume !== undefined,
    obstacle,
    isPaced: run.paced.has(manifest.id),
    refusals: run.cost.refusals,
  });
  await journal.tell({
    event_type: 'gate_checked',
    metadata: { passed: failures.length === 0, failures: [...failures] },
  });
  if (request.mode === 'autopilot' || request.dryRun) {
    if (failures.length > 0) throw new ValetError('gate_failed', `Not submitted: ${failures.join('; ')}.`);
    return null;
  }
  const doubts = failures.length > 0 ? ` Look at: ${failures.join('; ')}.` : '';
  const edits = missed.length > 0 ? ` Not taken by the form: ${missed.join('; ')}.` : '';
  await picture;
  const reply = await askHuman(run, {
    type: 'review',
    message: `The form is filled and waits for approval.${doubts}${edits}`,
    answers,
  });
  if (reply.approved !== true)
    throw new ValetError('review_rejected', 'The reviewer did not approve; nothing was sent.');
  return reply.edits && Object.keys(reply.edits).length > 0 ? reply.edits : null;
}

async function finish(run: AtsContext, answers: readonly Answer[], conclusion: Conclusion): Promise<RunReport> {
  await saveScreenshot(run, conclusion.verdict);
  await run.journal.advance(conclusion.verdict === 'submitted_verified' ? 'confirmed' : 'failed');
  return makeReport({ request: run.request, journal: run.journal, run, answers, conclusion, failure: null });
}
