import { type Clock, ValetError } from '@valet/core';
import type { JobRepository } from '../store/store.ts';
import { asHost } from '../store/tenant-scope.ts';

/** What the gate needs. */
export interface QueueGateDeps {
  readonly jobs: Pick<JobRepository, 'countPending'>;
  readonly clock: Clock;
  /** Jobs that may wait. */
  readonly maxQueue: number;
}

/** How old the count may be; what this process lets in meanwhile is added to it. */
const countedMs = 1000;
const retryAfterSeconds = 5;

/** Makes the question whether one more job may wait. It answers with the error `queue_full`, or not at all. */
export function createQueueGate({ jobs, clock, maxQueue }: QueueGateDeps): () => Promise<void> {
  let counted: { readonly waiting: Promise<number>; readonly until: number } | null = null;
  let letIn = 0;
  const count = (): Promise<number> => {
    if (counted && clock.now() < counted.until) return counted.waiting;
    const waiting = asHost(() => jobs.countPending());
    waiting.catch(() => {
      counted = null; // the next request counts again
    });
    letIn = 0;
    counted = { waiting, until: clock.now() + countedMs };
    return waiting;
  };
  return async () => {
    const waiting = await count();
    if (waiting + letIn >= maxQueue) {
      throw new ValetError('queue_full', `${maxQueue} jobs wait already; send this one again in a while.`, {
        details: { retryAfterSeconds },
      });
    }
    letIn += 1;
  };
}
