import { DelayedError, Queue, Worker } from 'bullmq';
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
/** Priorities of BullMQ count the other way round, and none goes before all. */
const lowest = 11;
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

/** Puts a wake-up for each job that became pending into Redis, where exactly one free worker takes it. */
export interface WakeUps {
  add(job: PendingJob): void;
  close(): Promise<void>;
}

/** Makes {@link WakeUps}. What cannot be put there is not lost: workers look at the store by themselves. */
export function createWakeUps({ redisUrl, prefix, log }: BullOptions): WakeUps {
  const connection = connectRedis(redisUrl, { log, isProducer: true });
  const queues = new Map<string, Queue>();
  const open = (name: string): Queue => {
    const known = queues.get(name);
    if (known) return known;
    const queue = new Queue(name, { connection, prefix });
    queue.on('error', () => undefined); // told by the connection
    queues.set(name, queue);
    return queue;
  };
  return {
    add({ jobId, priority, runAt, targetWorkerId }) {
      const delay = runAt === null ? 0 : Math.max(0, runAt.getTime() - Date.now());
      const options = { priority: lowest - priority, delay, removeOnComplete: true, removeOnFail: true };
      open(queueOf(targetWorkerId))
        .add('wake', { jobId }, options)
        .catch(() => undefined); // the connection tells; the store has the job
    },
    async close() {
      await letClose([...queues.values()].map((queue) => queue.close()));
      connection.disconnect();
    },
  };
}

/** A {@link Waker} that takes wake-ups from Redis: those for everybody, and those for this worker. */
export function createBullWaker({ workerId, redisUrl, prefix, log }: BullOptions & { workerId: string }): Waker {
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
          { connection, prefix, concurrency: 1, maxStalledCount: 10 },
        );
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
    async stop() {
      await letClose(workers.map((worker) => worker.close(true)));
      connection.disconnect();
    },
  };
}
