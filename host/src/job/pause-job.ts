import { createHash, randomUUID } from 'node:crypto';
import { type HumanReply, type HumanRequest, ValetError } from '@valet/core';
import type { Interaction, ResumeRequest } from '@valet/schemas';
import type { HumanPauseRow } from '../store/entity/human-pause.ts';
import type { JobRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange } from '../store/store.ts';
import { needsHumanCallback, plainCallback } from './callback-payload.ts';
import { invalid } from './read-document.ts';

/** Columns of a job that waits for nobody. */
export const unpaused = {
  interactionType: null,
  interactionData: null,
  pausedAt: null,
} as const satisfies Partial<JobRow>;

/** Questions whose answer holds for a later attempt too; what a person did in a browser that is gone does not. */
const lasting: readonly string[] = ['review', 'question'];

/**
 * The reply that a person gave to the same question in an earlier attempt, when it still holds: nobody is asked twice,
 * and an approval is for exactly these answers. `pauses`: newest first.
 */
export function repliedBefore(request: HumanRequest, pauses: readonly HumanPauseRow[]): HumanReply | null {
  if (!lasting.includes(request.type)) return null;
  const print = printOf(request);
  const same = pauses.find((pause) => pause.state === 'answered' && pause.print === print);
  // Whoever tries a rejected job again wants to be asked again.
  return same?.answer && same.answer.approved !== false ? same.answer : null;
}

/** Decides the pause of a job that asks a person, and names the new question. */
export function openPause(job: JobRow, request: HumanRequest, at: Date): { id: string; change: JobChange } {
  const { type, screenshot, pageUrl, timeoutMs, message, questions, answers } = request;
  const id = randomUUID();
  const deadlineAt = new Date(at.getTime() + timeoutMs);
  const interaction: Interaction = {
    type,
    screenshot_url: screenshot,
    page_url: pageUrl,
    timeout_seconds: Math.round(timeoutMs / 1000),
    expires_at: deadlineAt.toISOString(),
    message,
    ...(questions && { questions: [...questions] }),
  };
  const pause: HumanPauseRow = {
    ...{ id, tenant: job.tenant, jobId: job.id, type, print: printOf(request) },
    state: 'open',
    askedAt: at,
    deadlineAt,
    answer: null,
    answeredAt: null,
  };
  const set = {
    status: 'paused',
    statusMessage: message,
    interactionType: type,
    // A callback tells of no answer; the status does.
    interactionData: { ...interaction, ...(answers && { fields: [...answers] }) },
    pausedAt: at,
  } as const;
  return { id, change: { set, pauses: [pause], callback: needsHumanCallback(job, interaction, at) } };
}

/**
 * Decides what an answer does: the run that waits goes on, or, when no worker holds the job any more, the job goes back to
 * the queue with the answer kept for it. Errors: `conflict`, `validation_error`.
 */
export async function answerPause(
  held: HeldJob,
  { answer: resolution, isReview = false }: { answer: ResumeRequest; isReview?: boolean },
  at: Date,
): Promise<JobChange> {
  const { job } = held;
  const open = (await held.pauses()).find(({ state }) => state === 'open');
  if (job.status !== 'paused' || !open) throw notWaiting(job);
  if (isReview && open.type !== 'review') throw notReviewed(job, open.type);
  assertAnswers(job, resolution);
  const { code, answers, approved, edits } = resolution.resolution_data ?? {};
  const answer: HumanReply = {
    resolvedBy: resolution.resolved_by ?? 'human',
    ...(approved !== undefined && { approved }),
    ...(code !== undefined && { code }),
    ...(answers && { answers }),
    ...(edits && { edits }),
  };
  const isHeld = job.workerId !== null;
  return {
    set: isHeld
      ? { ...unpaused, status: 'running', statusMessage: null }
      : { ...unpaused, status: 'pending', statusMessage: 'Answered; waits for a worker to go on', runAt: null },
    pauses: [{ id: open.id, state: 'answered', answer, answeredAt: at }],
    callback: plainCallback(job, 'resumed', at),
  };
}

/** Decides the end of a question that nobody answered in time: the run that asked goes on with `hitl_timeout`. Null when it was answered. */
export async function expirePause(held: HeldJob, at: Date): Promise<JobChange | null> {
  const open = (await held.pauses()).find(({ state }) => state === 'open');
  if (!open || open.deadlineAt > at) return null;
  const timeout_seconds = Math.round((open.deadlineAt.getTime() - open.askedAt.getTime()) / 1000);
  return {
    set: { ...unpaused, status: 'running' },
    pauses: [{ id: open.id, state: 'expired' }],
    events: [{ event_type: 'hitl_timeout', metadata: { timeout_seconds } }],
  };
}

/** Hash over what a person is shown and asked. Of a question its words alone: its message also says why nobody else could answer. */
function printOf({ type, message, questions = [], answers = [] }: HumanRequest): string {
  const shown = answers.map(({ label, value, outcome }) => [label, value, outcome]);
  return createHash('sha256')
    .update(JSON.stringify([type, type === 'question' ? '' : message, [...questions].sort(), shown]))
    .digest('hex');
}

function notWaiting({ id, status }: JobRow): ValetError {
  return new ValetError('conflict', `Job ${id} is ${status}; only a paused job can be resumed.`);
}

function notReviewed({ id }: JobRow, type: string): ValetError {
  return new ValetError('conflict', `Job ${id} waits for ${type}, not for a review; POST /valet/resume answers it.`);
}

/** A review is a yes or a no: silence must not submit. */
function assertAnswers({ interactionType }: JobRow, { resolution_data }: ResumeRequest): void {
  if (interactionType !== 'review' || resolution_data?.approved !== undefined) return;
  throw invalid([{ pointer: '/resolution_data/approved', message: 'is required: the job waits for a review' }]);
}
