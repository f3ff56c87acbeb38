import { Queue, Worker } from 'bullmq';
import { addressOf, type Fault } from './fault.ts';

/** What became of the same faults where jobs are run as BullMQ runs them: a job that failed is done again. */
export interface PlainOptions {
  readonly redisUrl: string;
  readonly siteUrl: string;
  readonly prefix: string;
  readonly faults: readonly Fault[];
}

/**
 * The control: posts each application from a BullMQ worker with retries and nothing else. A death or a standstill shows as it does
 * to BullMQ: the job has failed and is tried again. Resolves when every job has ended.
 */
export async function runPlainWorker({ redisUrl, siteUrl, prefix, faults }: PlainOptions): Promise<void> {
  const connection = { url: redisUrl, maxRetriesPerRequest: null };
  const queue = new Queue<Fault>('plain', { connection, prefix });
  const ended = Promise.withResolvers<void>();
  let open = faults.length;
  const end = () => {
    open -= 1;
    if (open === 0) ended.resolve();
  };
  const worker = new Worker<Fault>(
    'plain',
    async ({ data: fault, attemptsMade }) => {
      const isFirst = attemptsMade === 0;
      if (isFirst && ['started', 'asked', 'armed'].includes(fault.point)) throw new Error('died before the request');
      const sending = fetch(addressOf(siteUrl, fault), { method: 'POST', body: '{}' });
      const response = await sending;
      await response.text();
      if (isFirst) throw new Error('died after the request');
      if (response.status >= 500) throw new Error(`HTTP ${response.status}`);
    },
    { connection, prefix, concurrency: 20 },
  );
  worker.on('completed', end);
  worker.on('failed', (job) => {
    if (job && job.attemptsMade >= (job.opts.attempts ?? 1)) end();
  });
  await queue.addBulk(faults.map((data) => ({ name: 'apply', data, opts: { attempts: 3 } })));
  await ended.promise;
  await worker.close();
  await queue.obliterate({ force: true });
  await queue.close();
}
