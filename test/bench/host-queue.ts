import { Queue, Worker } from 'bullmq';
import pg from 'pg';

/** What raw BullMQ makes of jobs that do nothing. */
export interface RawQueue {
  readonly jobsPerSecond: number;
  /** Milliseconds from add to the worker's function, one job at a time. */
  readonly startMs: readonly number[];
}

export interface RawOptions {
  readonly redisUrl: string;
  readonly prefix: string;
  readonly jobs: number;
  readonly concurrency: number;
  /** Each job writes down in PostgreSQL that it runs, and that it has ended, as a job whose state is asked for must. */
  readonly databaseUrl?: string;
}

/** Runs jobs through a BullMQ queue of its own, and takes it down. */
export async function runRawQueue({ redisUrl, prefix, jobs, concurrency, databaseUrl }: RawOptions): Promise<RawQueue> {
  const connection = { url: redisUrl, maxRetriesPerRequest: null };
  const pool = databaseUrl ? new pg.Pool({ connectionString: databaseUrl, max: 10 }) : null;
  await pool?.query('create table if not exists raw_jobs (id text primary key, status text not null)');
  const queue = new Queue<{ at: number }>('raw', { connection, prefix });
  let left = jobs;
  let ended = Promise.withResolvers<void>();
  let started: (at: number) => void = () => undefined;
  const work = async (id: string) => {
    await pool?.query('insert into raw_jobs values ($1, $2) on conflict (id) do update set status = $2', [
      id,
      'running',
    ]);
    await pool?.query('update raw_jobs set status = $2 where id = $1', [id, 'completed']);
  };
  await queue.addBulk(
    Array.from({ length: jobs }, () => ({ name: 'job', data: { at: 0 }, opts: { removeOnComplete: true } })),
  );
  const startedAt = performance.now();
  const worker = new Worker<{ at: number }>(
    'raw',
    async ({ id, data }) => {
      started(data.at);
      await work(id ?? '');
    },
    { connection, prefix, concurrency },
  );
  worker.on('completed', () => {
    left -= 1;
    if (left === 0) ended.resolve();
  });
  await ended.promise;
  const jobsPerSecond = jobs / ((performance.now() - startedAt) / 1000);
  const startMs: number[] = [];
  for (let at = 0; at < 100; at++) {
    const begun = Promise.withResolvers<number>();
    started = () => begun.resolve(performance.now());
    left = 1;
    ended = Promise.withResolvers<void>();
    const addedAt = performance.now();
    await queue.add('job', { at }, { removeOnComplete: true });
    startMs.push((await begun.promise) - addedAt);
    await ended.promise;
  }
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
  await pool?.end();
  return { jobsPerSecond, startMs };
}
