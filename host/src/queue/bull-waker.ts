import { DelayedError, Queue, Worker } from 'bullmq';
import { inGroups } from '../in-groups.ts';
import type { Log } from '../log.ts';
import { connectRedis } from '../signal/redis.ts';
import type { PendingJob } from '../signal/signals.ts';
import type { Waker } from './waker.ts';

/** Where the queue lives, and under which prefix of Redis. */
export interface BullOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly log: Log;
}

/** Queue of jobs that any worker may take. */
const common = 'valet-jobs';
/** Id of the wake-up for jobs that are due: a queue holds one job of an id. */
const theOne = 'now';
const leaveNothing = { removeOnComplete: true, removeOnFail: true };
/** A worker that dies with a wake-up in its hands keeps it from the others for so long. */
const heldMs = 5000;
/** How long a wake-up rests that came to a worker whose hands were full in the same moment. */
const passOnMs = 25;

/** Queue of jobs for one worker; BullMQ takes no colon in a name. */
const queueOf = (workerId: string | null) =>
  workerId === null ? common : `${common}.${workerId.replaceAll(':', '_')}`;

/** How long BullMQ may take to close: with Redis away it waits for it, and nothing that it holds could be lost. */
const closeMs = 1000;

async function letClose(closing: readonly Promise<void>[]): Promise<void> {
  const { promise: late, resolve } = Promise.withResolvers<void>();
  const timer = setTimeout(resolve, closeMs);
  await Promise.race([Promise.allSettled(closing), late]);
  clearTimeout(timer);
}

/** Puts wake-ups into Redis, where exactly one free worker takes each. */
export interface WakeUps {
  /** Wakes a worker that may take the job, when it is due. */
  add(job: PendingJob): void;
  /** Wakes any worker: whoever was woken before has its hands full, and there may be more. */
  passOn(): void;
  close(): Promise<void>;
}

/**
 * Makes {@link WakeUps}. What cannot be put there is not lost: workers look at the store by themselves. In each queue at most one
 * wake-up waits for the jobs that are due: a worker that is woken takes all that it can, and passes the wake-up on when it is full.
 */
export function createWakeUps({ redisUrl, prefix, log }: BullOptions): WakeUps {
  const connection = connectRedis(redisUrl, { log, isProducer: true });
  const queues = new Map<string, { readonly queue: Queue; wakeNow(): Promise<unknown> }>();
  const open = (name: string) => {
    const known = queues.get(name);
    if (known) return known;
    const queue = new Queue(name, { connection, prefix });
    queue.on('error', () => undefined); // told by the connection
    // Who asks while one is on its way is heard by the next one, for the worker may have looked already.
    const wakeNow = inGroups<null, null>(
      async (asked) => {
        await queue.add('wake', {}, { ...leaveNothing, jobId: theOne });
        return asked.map(() => ({ status: 'fulfilled', value: null }));
      },
      { most: Number.POSITIVE_INFINITY },
    );
    const opened = { queue, wakeNow: () => wakeNow(null) };
    queues.set(name, opened);
    return opened;
  };
  const unlessAway = (added: Promise<unknown>) => void added.catch(() => undefined); // the connection tells; the store has the job
  return {
    add({ runAt, targetWorkerId }) {
      const { queue, wakeNow } = open(queueOf(targetWorkerId));
      const delay = runAt === null ? 0 : runAt.getTime() - Date.now();
      unlessAway(delay > 0 ? queue.add('wake', {}, { ...leaveNothing, delay }) : wakeNow());
    },
    passOn: () => unlessAway(open(common).wakeNow()),
    async close() {
      await letClose([...queues.values()].map(({ queue }) => queue.close()));
      connection.disconnect();
    },
  };
}

/** A {@link Waker} that takes wake-ups from Redis: those for everybody, and those for this worker. */
export function createBullWaker({
  workerId,
  redisUrl,
  prefix,
  log,
  wakeUps,
}: BullOptions & { readonly workerId: string; readonly wakeUps: Pick<WakeUps, 'passOn'> }): Waker {
  const connection = connectRedis(redisUrl, { log, isProducer: false });
  let workers: readonly Worker[] = [];
  let isFree = true;
  return {
    start(wake) {
      const open = (name: string) => {
        const worker = new Worker(
          name,
          async (job, token) => {
            if (isFree) return wake();
            await job.moveToDelayed(Date.now() + passOnMs, token);
            throw new DelayedError();
          },
          { connection, prefix, concurrency: 1, maxStalledCount: 10, lockDuration: heldMs, stalledInterval: heldMs },
        );
        // Only now may another be put there: whatever was not, for this one was there, is seen by a second look, or by the next
        // worker where this one has filled up meanwhile.
        worker.on('completed', () => {
          if (isFree) wake();
          else if (name === common) wakeUps.passOn();
        });
        worker.on('error', () => undefined); // told by the connection
        return worker;
      };
      workers = [open(queueOf(null)), open(queueOf(workerId))];
    },
    setFree(next) {
      if (next === isFree) return;
      isFree = next;
      // Told at once; that a wake-up is on its way nevertheless is what the pass-on above is for.
      for (const worker of workers) {
        if (isFree) worker.resume();
        else void worker.pause(true).catch(() => undefined);
      }
    },
    passOn: () => wakeUps.passOn(),
    async stop() {
      await letClose(workers.map((worker) => worker.close(true)));
      connection.disconnect();
    },
  };
}
