import type { ObstacleKind } from '@valet/schemas';
import { isValetError } from '../error/valet-error.ts';
import { detectObstacle, type Obstacle } from '../obstacle/detect-obstacle.ts';
import { defaultObstaclePace, type ObstaclePace } from '../obstacle/obstacle-pace.ts';
import { askHuman } from './ask-human.ts';
import { typeCode } from './enter-code.ts';
import { loadPage, settle } from './load-page.ts';
import { describeObstacle, interactionOf, obstacleError } from './obstacle-end.ts';
import { noAnswer, type PageAnswer } from './page-answer.ts';
import type { RunContext } from './run-context.ts';

/** How long what a person has done may take to show. */
const answerMs = 3_000;
/** How often a page that may change by itself is looked at. */
const checkPeriodMs = 500;

interface Meeting {
  readonly obstacle: Obstacle;
  /** What the blocked page's own answer said. */
  readonly answer: PageAnswer;
}

/** Tries once what is to be done about a kind. Resolves to the answer of the page that is then to be looked at. */
type Strategy = (run: RunContext, meeting: Meeting) => Promise<PageAnswer>;

/** What is done about each kind (Architecture §6.6). People solve CAPTCHAs; Valet never does, and evades none. */
const strategies: Readonly<Record<ObstacleKind, Strategy>> = {
  captcha: askToLift,
  bot_check: awaitCheck,
  '2fa': askForCode,
  email_code: askForCode,
  login: trySession,
  rate_limit: waitAndReload,
  error_page: reload,
  job_closed: end,
  already_applied: end,
  unknown: askToLift,
};

/**
 * Meets an obstacle by its kind: waits, loads again, hands it to a person, or ends the run. When it returns, the page is to
 * be looked at again, with the answer that it resolves to. Nothing is tried for ever.
 * Errors: the kind's own, `hitl_timeout`, `human_required`, `timeout`.
 */
export async function meetObstacle(run: RunContext, obstacle: Obstacle, answer: PageAnswer): Promise<PageAnswer> {
  const { kind, confidence, detail } = obstacle;
  const page_url = run.agent.getCurrentUrl();
  await run.journal.tell({
    event_type: 'obstacle_detected',
    metadata: { obstacle: kind, confidence, detail, page_url },
  });
  return strategies[kind](run, { obstacle, answer });
}

/** Meets what blocks the page until nothing does. True when something did. Errors: those of {@link meetObstacle}. */
export async function liftObstacles(
  run: RunContext,
  look: (answer: PageAnswer) => Promise<Obstacle | null>,
  first: PageAnswer = noAnswer,
): Promise<boolean> {
  let answer = first;
  // Each strategy gives up by itself.
  for (let met = 0; ; met += 1) {
    const obstacle = await look(answer);
    if (!obstacle) return met > 0;
    answer = await meetObstacle(run, obstacle, answer);
  }
}

function paceOf({ deps }: RunContext): ObstaclePace {
  return deps.obstaclePace ?? defaultObstaclePace;
}

async function end(_run: RunContext, { obstacle }: Meeting): Promise<PageAnswer> {
  throw obstacleError(obstacle);
}

async function askToLift(run: RunContext, { obstacle }: Meeting): Promise<PageAnswer> {
  await ask(run, obstacle);
  return lookAfter(run, obstacle);
}

/** What a person did may still be on its way to the page: it is given a moment before the page is looked at again. */
async function lookAfter(run: RunContext, { kind }: Obstacle): Promise<PageAnswer> {
  await awaitGone(run, kind, answerMs);
  await settle(run);
  return noAnswer;
}

/** Waits until the page no longer shows an obstacle of the kind; false when it still does after that time. */
async function awaitGone(
  { agent, deps, deadline }: RunContext,
  kind: ObstacleKind,
  withinMs: number,
): Promise<boolean> {
  const endsAt = deps.clock.now() + withinMs;
  // A page that no signature knows is told by what the run finds on it.
  if (kind === 'unknown') return true;
  while (true) {
    const now = await detectObstacle(agent, { ...noAnswer, hasForm: false, rules: [] });
    if (now?.kind !== kind) return true;
    if (deps.clock.now() >= endsAt) return false;
    await deps.clock.wait(checkPeriodMs, deadline.signal);
  }
}

/** Asks a person, as often as the pace allows for the kind. */
async function ask(run: RunContext, obstacle: Obstacle) {
  const { asks } = run.met;
  const { mostAsks } = paceOf(run);
  const count = (asks.get(obstacle.kind) ?? 0) + 1;
  if (count > mostAsks) throw obstacleError(obstacle, `a person was asked ${mostAsks} times`);
  asks.set(obstacle.kind, count);
  const again = count > 1 ? ` (still there; asked ${count} of ${mostAsks} times)` : '';
  try {
    return await askHuman(run, {
      type: interactionOf(obstacle.kind),
      message: describeObstacle(obstacle) + again,
      confidence: obstacle.confidence,
    });
  } catch (error) {
    // Where nobody can be reached, a page without a form is what it is.
    if (obstacle.kind === 'unknown' && isValetError(error) && error.code === 'human_required')
      throw obstacleError(obstacle);
    throw error;
  }
}

/** The code comes with the answer and is typed by the run; without one, the person has typed it in the browser. */
async function askForCode(run: RunContext, { obstacle }: Meeting): Promise<PageAnswer> {
  const { code } = await ask(run, obstacle);
  if (code?.trim()) await typeCode(run, code.trim());
  return lookAfter(run, obstacle);
}

/** A kept session may only need the page to be loaded once more. */
async function trySession(run: RunContext, meeting: Meeting): Promise<PageAnswer> {
  const { met, agent } = run;
  if (!met.hasSession || met.isSessionTried) return askToLift(run, meeting);
  met.isSessionTried = true;
  return loadPage(run, agent.getCurrentUrl(), 'load again');
}

/** A check of the browser passes by itself, or it does not; it is waited for once. */
async function awaitCheck(run: RunContext, meeting: Meeting): Promise<PageAnswer> {
  const { met } = run;
  const isFirst = !met.isCheckAwaited;
  met.isCheckAwaited = true;
  if (isFirst && (await awaitGone(run, 'bot_check', paceOf(run).checkMs))) {
    await settle(run);
    return noAnswer;
  }
  return askToLift(run, meeting);
}

async function waitAndReload(run: RunContext, { obstacle, answer }: Meeting): Promise<PageAnswer> {
  const { rateLimitMs, mostWaitMs } = paceOf(run);
  const step = rateLimitMs[run.met.rateLimits];
  if (step === undefined) throw obstacleError(obstacle, `it still did after ${rateLimitMs.length} waits`);
  run.met.rateLimits += 1;
  const asked = retryAfterMs(answer, run.deps.clock.now());
  if (asked > mostWaitMs) throw obstacleError(obstacle, `it wants ${Math.ceil(asked / 1000)} s of patience`);
  return waitThenLoad(run, obstacle, Math.max(step, asked));
}

async function reload(run: RunContext, { obstacle }: Meeting): Promise<PageAnswer> {
  const { reloadMs } = paceOf(run);
  const wait = reloadMs[run.met.reloads];
  if (wait === undefined) throw obstacleError(obstacle, `it still was after ${reloadMs.length} reloads`);
  run.met.reloads += 1;
  return waitThenLoad(run, obstacle, wait);
}

async function waitThenLoad(run: RunContext, obstacle: Obstacle, waitMs: number): Promise<PageAnswer> {
  const { deps, deadline, journal, agent } = run;
  if (waitMs >= deadline.leftMs) {
    throw obstacleError(obstacle, `the job has ${Math.round(deadline.leftMs / 1000)} s left to wait`);
  }
  await journal.act(`wait ${Math.round(waitMs / 1000)} s`, () => deps.clock.wait(waitMs, deadline.signal));
  return loadPage(run, agent.getCurrentUrl(), 'load again');
}

/** `Retry-After` as seconds or as a date (RFC 9110 §10.2.3); 0 when the site names none. */
export function retryAfterMs({ headers }: PageAnswer, nowMs: number): number {
  const text = headers['retry-after']?.trim() ?? '';
  if (/^\d+$/.test(text)) return Number(text) * 1000;
  const date = Date.parse(text);
  return Number.isNaN(date) ? 0 : Math.max(0, date - nowMs);
}
