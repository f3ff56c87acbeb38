import { type Clock, type HumanPort, type HumanReply, ValetError } from '@valet/core';
import type { ResumeRequest, ReviewRequest } from '@valet/schemas';
import type { Signals } from '../signal/signals.ts';
import type { JobRow } from '../store/entity/job.ts';
import type { JobRepository } from '../store/store.ts';
import { answerPause, expirePause, openPause, repliedBefore } from './pause-job.ts';

/** Where runs ask and people answer; the two may be in different processes, and the question outlives both. */
export interface HumanDesk extends HumanPort {
  /**
   * Gives a paused job its answer: it goes on, in the run that waits, or, when its worker is gone, in the next one.
   * Errors: `not_found`, `conflict` (it does not wait), `validation_error` (the answer lacks what was asked for).
   */
  resume(jobId: string, answer: ResumeRequest): Promise<JobRow>;
  /** As `resume`, for a job that waits for a review. */
  review(jobId: string, review: ReviewRequest): Promise<JobRow>;
}

/** What a desk needs. */
export interface DeskDeps {
  readonly jobs: JobRepository;
  readonly signals: Signals;
  readonly clock: Clock;
}

/** Should a signal be lost, an answer waits no longer than this for the run that asked. */
const lookEveryMs = 1000;

/**
 * Makes the desk. The engine tells `hitl_paused` and `hitl_resumed` itself; the desk moves the job between `running`
 * and `paused`, calls for help, and tells `hitl_timeout`.
 */
export function createHumanDesk({ jobs, signals, clock }: DeskDeps): HumanDesk {
  const now = () => new Date(clock.now());

  /** Resolves after a signal for the job, or after a while; rejects when aborted. */
  const nap = async (jobId: string, ms: number, signal: AbortSignal): Promise<void> => {
    const woken = new AbortController();
    const stop = signals.on((told) => {
      if (told.kind === 'control' && told.jobId === jobId) woken.abort();
    });
    try {
      await clock.wait(ms, AbortSignal.any([woken.signal, signal])).catch(() => undefined);
      signal.throwIfAborted();
    } finally {
      stop();
    }
  };

  const answerWith = async (jobId: string, answer: ResumeRequest, options: { isReview?: boolean } = {}) => {
    const by = { actor: answer.resolved_by ?? 'human', fence: 'any' } as const;
    const job = await jobs.change(jobId, by, (held) => answerPause(held, { answer, ...options }, now()));
    if (!job) throw new ValetError('conflict', `Job ${jobId} does not wait for a person.`);
    signals.tell({ kind: 'control', jobId });
    return job;
  };

  return {
    async ask(request, signal) {
      signal.throwIfAborted();
      const { jobId, fence, timeoutMs } = request;
      const by = { actor: 'host', fence } as const;
      let asked: { readonly id: string } | { readonly reply: HumanReply } | undefined;
      await jobs.change(jobId, by, async (held) => {
        const reply = repliedBefore(request, await held.pauses());
        if (reply) {
          asked = { reply };
          return null;
        }
        const opened = openPause(held.job, request, now());
        asked = { id: opened.id };
        return opened.change;
      });
      if (!asked) throw new ValetError('internal_error', `Job ${jobId} could not be paused.`);
      if ('reply' in asked) return asked.reply;
      for (;;) {
        const pause = await jobs.pause(asked.id);
        if (pause?.state === 'answered' && pause.answer) return pause.answer;
        if (pause?.state === 'expired') {
          throw new ValetError('hitl_timeout', `Nobody answered within ${Math.round(timeoutMs / 1000)} s.`);
        }
        if (pause?.state !== 'open') throw new ValetError('fenced', `Job ${jobId} waits for nobody any more.`);
        const leftMs = pause.deadlineAt.getTime() - clock.now();
        if (leftMs <= 0) await jobs.change(jobId, by, (held) => expirePause(held, now()));
        else await nap(jobId, Math.min(leftMs, lookEveryMs), signal);
      }
    },
    review(jobId, { approved, edits, reviewed_by }) {
      const resolution_data = { approved, ...(edits && { edits }) };
      return answerWith(jobId, { resolved_by: reviewed_by ?? 'human', resolution_data }, { isReview: true });
    },
    resume: (jobId, answer) => answerWith(jobId, answer),
  };
}
