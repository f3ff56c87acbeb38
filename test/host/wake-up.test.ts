import { randomUUID } from 'node:crypto';
import { EventEmitter, once } from 'node:events';
import { Queue } from 'bullmq';
import t, { type Test } from 'tap';
import { createBullWaker, createWakeUps } from '../../host/src/queue/bull-waker.ts';

const redisUrl = process.env['VALET_TEST_REDIS'] ?? 'redis://127.0.0.1:6379';
const log = { info: () => undefined, warn: () => undefined, error: () => undefined };
const job = { jobId: randomUUID(), priority: 5, runAt: null, targetWorkerId: null };

/** Wake-ups under a prefix of their own, and workers that tell when they are woken. */
function open(t: Test) {
  const prefix = `valet-test-${randomUUID()}`;
  const wakeUps = createWakeUps({ redisUrl, prefix, log });
  const woken = new EventEmitter<{ wake: [string] }>();
  t.teardown(async () => {
    await wakeUps.close();
    const queue = new Queue('valet-jobs', { connection: { url: redisUrl }, prefix });
    await queue.obliterate({ force: true });
    await queue.close();
  });
  const startWorker = (workerId: string) => {
    const waker = createBullWaker({ workerId, redisUrl, prefix, log, wakeUps });
    waker.start(() => void woken.emit('wake', workerId));
    t.teardown(() => waker.stop());
    return waker;
  };
  const countWaiting = async () => {
    const queue = new Queue('valet-jobs', { connection: { url: redisUrl }, prefix });
    const count = await queue.getJobCountByTypes('waiting', 'delayed', 'active');
    await queue.close();
    return count;
  };
  return { wakeUps, woken, startWorker, countWaiting };
}

t.test('one wake-up waits for a worker, however many jobs are due', async (t) => {
  const { wakeUps, woken, startWorker, countWaiting } = open(t);
  for (let at = 0; at < 30; at++) wakeUps.add(job);
  wakeUps.add({ ...job, runAt: new Date(Date.now() + 3_600_000) });
  wakeUps.add({ ...job, runAt: new Date(Date.now() + 3_600_000) });
  while ((await countWaiting()) < 3); // one at once, and each of the later ones at its time
  const [first] = await Promise.all([once(woken, 'wake'), startWorker('a')]);
  t.strictSame(first, ['a']);
  while ((await countWaiting()) > 2);
});

t.test('whatever is told while a worker is woken wakes it once more', async (t) => {
  const { wakeUps, woken, startWorker } = open(t);
  startWorker('a');
  let told = 0;
  let seen = 0;
  woken.on('wake', () => {
    seen = told; // what a look at the store would find
  });
  while (told < 300) {
    told += 1;
    wakeUps.add(job);
    if (told % 3 === 0) while (seen < told) await once(woken, 'wake', { signal: AbortSignal.timeout(10_000) });
  }
  t.equal(seen, told);
});

t.test('a worker that is full passes the wake-up on to one that is not', async (t) => {
  const { wakeUps, woken, startWorker } = open(t);
  const workers = new Map(['a', 'b'].map((id) => [id, startWorker(id)] as const));
  const [[first]] = await Promise.all([once(woken, 'wake') as Promise<[string]>, wakeUps.add(job)]);
  const waker = workers.get(first);
  waker?.setFree(false);
  const [[second]] = await Promise.all([once(woken, 'wake') as Promise<[string]>, waker?.passOn()]);
  t.not(second, first);
});
