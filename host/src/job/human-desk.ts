import { type Clock, type HumanPort, type HumanReply, type HumanRequest, ValetError } from '@valet/core';
import type { Interaction, ResumeRequest } from '@valet/schemas';
import type { JobRow } from '../store/entity/job.ts';
import type { HeldJob, JobChange, JobRepository } from '../store/store.ts';
import { needsHumanCallback, plainCallback } from './callback-payload.ts';
import { invalid } from './read-document.ts';

/** Where runs ask and people answer. */
export interface HumanDesk extends HumanPort {
  /**
   * Gives the waiting run its answer: the job goes on. Errors: `not_found`, `conflict` (it does not wait),
   * `validation_error` (the answer lacks what was asked for).
   */
  resume(jobId: string, answer: ResumeRequest): Promise<JobRow>;
}

interface Waiting {
  readonly reply: PromiseWithResolvers<HumanReply>;
}

/**
 * Makes the desk. The engine tells `hitl_paused` and `hitl_resumed` itself; the desk moves the job between `running`
 * and `paused`, calls for help, and tells `hitl_timeout`.
 */
export function createHumanDesk({ jobs, clock }: { jobs: JobRepository; clock: Clock }): HumanDesk {
  const waiting = new Map<string, Waiting>();
  const now = () => new Date(clock.now());

  const expire = async ({ jobId, fence, timeoutMs }: HumanRequest, { reply }: Waiting) => {
    const timeout_seconds = Math.round(timeoutMs / 1000);
    const by = { actor: 'host', fence } as const;
    const expired = await jobs.change(jobId, by, ({ job }) => {
      if (job.status !== 'paused') return null; // answered in the same moment
      return { set: leave, events: [{ event_type: 'hitl_timeout', metadata: { timeout_seconds } }] };
    });
    if (expired) reply.reject(new ValetError('hitl_timeout', `Nobody answered within ${timeout_seconds} s.`));
  };

  return {
    async ask(request, signal) {
      const entry: Waiting = { reply: Promise.withResolvers<HumanReply>() };
      const { jobId, fence, timeoutMs } = request;
      const timer = new AbortController();
      const onAbort = () => entry.reply.reject(signal.reason);
      waiting.set(jobId, entry);
      try {
        signal.throwIfAborted();
        await jobs.change(jobId, { actor: 'host', fence }, ({ job }) => pause(job, request, now()));
        signal.addEventListener('abort', onAbort, { once: true });
        if (signal.aborted) onAbort();
        clock.wait(timeoutMs, timer.signal).then(
          () => expire(request, entry).catch(entry.reply.reject),
          () => undefined, // answered
        );
        return await entry.reply.promise;
      } finally {
        timer.abort();
        signal.removeEventListener('abort', onAbort);
        if (waiting.get(jobId) === entry) waiting.delete(jobId);
      }
    },
    async resume(jobId, answer) {
      const resolvedBy = answer.resolved_by ?? 'human';
      const job = await jobs.change(jobId, { actor: resolvedBy, fence: 'any' }, (held) => {
        if (held.job.status !== 'paused' || !waiting.has(jobId)) throw notWaiting(held.job);
        assertAnswers(held.job, answer);
        return goOn(held, now());
      });
      if (!job) throw new ValetError('conflict', `Job ${jobId} does not wait for a person.`);
      const { code, answers, approved } = answer.resolution_data ?? {};
      waiting.get(jobId)?.reply.resolve({
        resolvedBy,
        ...(approved !== undefined && { approved }),
        ...(code !== undefined && { code }),
        ...(answers && { answers }),
      });
      return job;
    },
  };
}

const leave = {
  status: 'running',
  interactionType: null,
  interactionData: null,
  pausedAt: null,
} as const satisfies Partial<JobRow>;

function pause(job: JobRow, request: HumanRequest, at: Date): JobChange {
  const { type, screenshot, pageUrl, timeoutMs, message, questions } = request;
  const interaction: Interaction = {
    type,
    screenshot_url: screenshot,
    page_url: pageUrl,
    timeout_seconds: Math.round(timeoutMs / 1000),
    message,
    ...(questions && { questions: [...questions] }),
  };
  return {
    set: {
      status: 'paused',
      statusMessage: message,
      interactionType: type,
      interactionData: interaction,
      pausedAt: at,
    },
    callback: needsHumanCallback(job, interaction, at),
  };
}

function goOn({ job }: HeldJob, at: Date): JobChange {
  return { set: { ...leave, statusMessage: null }, callback: plainCallback(job, 'resumed', at) };
}

function notWaiting({ id, status }: JobRow): ValetError {
  return new ValetError('conflict', `Job ${id} is ${status}; only a paused job whose run waits can be resumed.`);
}

/** A review is a yes or a no: silence must not submit. */
function assertAnswers({ interactionType }: JobRow, { resolution_data }: ResumeRequest): void {
  if (interactionType !== 'review' || resolution_data?.approved !== undefined) return;
  throw invalid([{ pointer: '/resolution_data/approved', message: 'is required: the job waits for a review' }]);
}
