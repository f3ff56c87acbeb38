import { type Clock, toValetError } from '@valet/core';
import { abandonPause } from '../job/abandon-pause.ts';
import { expireJob } from '../job/expire-job.ts';
import { recoverJob } from '../job/recover-job.ts';
import { settleLost } from '../job/settle-lost.ts';
import type { Log } from '../log.ts';
import type { DecideChange, Store } from '../store/store.ts';

/** What a sweeper needs. */
export interface SweeperDeps {
  readonly store: Store;
  readonly clock: Clock;
  readonly log: Log;
  /** A job that no worker takes for this long expires. */
  readonly queueSeconds: number;
}

/** Looks again and again for what nobody takes care of. Every process runs one: locks and decisions make it safe. */
export interface Sweeper {
  start(): void;
  /** Resolves when the sweep under way is done. */
  stop(): Promise<void>;
}

const everyMs = 1000;
/** Jobs that expire in one sweep. */
const mostAtOnce = 100;
/** A worker that has shown no life for so long is no longer listed. */
const forgetMs = 24 * 60 * 60 * 1000;

/** How often what only takes room is taken away. */
const tidyMs = 60_000;

/** One kind of thing that may be left lying: where it is found, and what is decided about it. */
interface Duty {
  readonly what: string;
  find(now: Date): Promise<readonly string[]>;
  decide(now: Date): DecideChange;
}

/** Makes the sweeper. */
export function createSweeper({ store, clock, log, queueSeconds }: SweeperDeps): Sweeper {
  const stopped = new AbortController();
  const { jobs, workers, budget } = store;
  let tidiedAt = Number.NEGATIVE_INFINITY;
  const duties: readonly Duty[] = [
    { what: 'a job whose worker is gone', find: (now) => jobs.lost(now), decide: recoverLost },
    {
      what: 'a question that nobody answered',
      find: (now) => jobs.unanswered(now),
      decide: (now) => (held) => abandonPause(held, now),
    },
    {
      what: 'a job that no worker took',
      find: (now) => jobs.overdue({ before: new Date(now.getTime() - queueSeconds * 1000), limit: mostAtOnce }),
      decide: (now) => (held) => expireJob(held, { now, queueSeconds }),
    },
    { what: 'a submit without an outcome', find: () => jobs.unsettled(), decide: () => settleLost },
  ];
  let running: Promise<void> = Promise.resolve();

  const sweep = async () => {
    const now = new Date(clock.now());
    for (const { what, find, decide } of duties) {
      for (const id of await find(now)) {
        const job = await jobs.change(id, { actor: 'host', fence: 'take' }, decide(now));
        if (job) log.warn({ jobId: id, status: job.status }, `${what} was dealt with`);
      }
    }
    await workers.forget(new Date(now.getTime() - forgetMs));
    if (now.getTime() - tidiedAt < tidyMs) return;
    tidiedAt = now.getTime();
    await budget.tidy();
  };
  const loop = async () => {
    while (!stopped.signal.aborted) {
      await sweep().catch((error: unknown) => {
        if (!stopped.signal.aborted) log.error({ cause: toValetError(error).message }, 'the store could not be swept');
      });
      await clock.wait(everyMs, stopped.signal).catch(() => undefined); // stopped
    }
  };
  return {
    start() {
      running = loop();
    },
    async stop() {
      stopped.abort();
      await running;
    },
  };
}

function recoverLost(now: Date): DecideChange {
  return (held) => {
    const { workerId, leaseExpiresAt } = held.job;
    const isLost = workerId !== null && leaseExpiresAt !== null && leaseExpiresAt < now;
    return isLost ? recoverJob(held, 'worker_lost', now) : null;
  };
}
