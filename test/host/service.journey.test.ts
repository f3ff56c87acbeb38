import type { JobStatusResponse } from '@valet/schemas';
import t from 'tap';
import { openService, type ServiceProcess, serviceKey } from '../support/service.ts';
import { createClient } from './host-process.ts';

t.setTimeout(240_000);

const fake = (steps: string) => `https://fake.test/${steps}?${crypto.randomUUID()}`;
const is =
  (...wanted: string[]) =>
  ({ status }: JobStatusResponse) =>
    wanted.includes(status);

const service = await openService(t, { runnerUrl: new URL('./fake-runner.ts', import.meta.url).href });
const api = await service.start('api');
const client = createClient(api.url, serviceKey);
const one = (id: string, env = {}) => service.start('worker', { GH_WORKER_ID: id, ...env });
const actors = async (jobId: string) => {
  const response = await fetch(`${api.url}/api/v1/gh/jobs/${jobId}/events?event_type=job_started`, {
    headers: { 'x-gh-service-key': serviceKey },
  });
  const { events } = (await response.json()) as { events: { metadata: { worker_id: string } }[] };
  return events.map(({ metadata }) => metadata.worker_id);
};

t.test('many workers share the jobs; each job runs once', async (t) => {
  const workers = await Promise.all(['a', 'b', 'c'].map((id) => one(id, { MAX_CONCURRENT_JOBS: '2' })));
  const ids = await Promise.all(Array.from({ length: 60 }, () => client.apply({ target_url: fake('sleep:40/ok') })));
  await Promise.all(ids.map((id) => client.until(id, is('completed'))));
  const ran = await Promise.all(ids.map(actors));
  t.ok(
    ran.every(({ length }) => length === 1),
    'one attempt each',
  );
  t.equal(new Set(ran.flat()).size, 3, 'every worker had some');
  await Promise.all(workers.map((worker) => worker.kill()));
});

t.test('a job for one worker waits for it', async (t) => {
  const other = await one('other');
  const jobId = await client.apply({ target_url: fake('ok'), target_worker_id: 'wanted' });
  const free = await client.apply({ target_url: fake('ok') });
  await client.until(free, is('completed'));
  t.match(await client.status(jobId), { status: 'pending' });
  const wanted = await one('wanted');
  await client.until(jobId, is('completed'));
  t.strictSame(await actors(jobId), ['wanted']);
  await Promise.all([other.kill(), wanted.kill()]);
});

t.test('of a platform no more run at once than it bears', async (t) => {
  const lanes = { VALET_PLATFORM_CONCURRENCY: 'fake.test=1', MAX_CONCURRENT_JOBS: '4' };
  const workers = await Promise.all([one('a', lanes), one('b', lanes)]);
  const ids = await Promise.all(Array.from({ length: 6 }, () => client.apply({ target_url: fake('sleep:60/ok') })));
  const ended = await Promise.all(ids.map((id) => client.until(id, is('completed'))));
  const spans = ended
    .map(({ timestamps: { started_at, completed_at } }) => [
      Date.parse(started_at ?? ''),
      Date.parse(completed_at ?? ''),
    ])
    .sort(([a = 0], [b = 0]) => a - b);
  for (const [at, [start = 0]] of spans.entries()) {
    const [, before = 0] = spans[at - 1] ?? [];
    t.ok(start >= before, `job ${at} began after the one before had ended`);
  }
  await Promise.all(workers.map((worker) => worker.kill()));
});

t.test('a worker that is killed while it works: another goes on within ten seconds', async (t) => {
  const first = await one('first');
  const jobId = await client.apply({ target_url: fake('event/hang1/ok') });
  await client.until(jobId, ({ progress }) => progress?.step === 'filling');
  const next = await one('next');
  const killedAt = Date.now();
  await first.kill();
  const ended = await client.until(jobId, is('completed'));
  t.ok(Date.parse(ended.timestamps.completed_at ?? '') - killedAt < 10_000);
  t.strictSame(await actors(jobId), ['first', 'next']);
  await next.kill();
});

t.test('a pause outlives its worker: the answer goes to the next one', async (t) => {
  const first = await one('first');
  const jobId = await client.apply({ target_url: fake('ask:review/arm/release/settle:confirmed/ok') });
  await client.until(jobId, is('paused'));
  await first.kill();
  t.equal(await client.resume(jobId, { resolution_data: { approved: true } }), 200);
  const next = await one('next');
  await client.until(jobId, is('completed'));
  t.strictSame(await actors(jobId), ['first', 'next']);
  t.equal((await client.eventTypes(jobId)).filter((type) => type === 'hitl_resumed').length, 1);
  await next.kill();
});

t.test('a worker that stands still for longer than its lease can write nothing more', async (t) => {
  const first = await one('first');
  const jobId = await client.apply({ target_url: fake('event/sleep:2000/arm/release/settle:confirmed/ok') });
  await client.until(jobId, ({ progress }) => progress?.step === 'filling');
  first.signal('SIGSTOP');
  const next = await one('next');
  await client.until(jobId, is('completed'));
  first.signal('SIGCONT');
  t.strictSame(await actors(jobId), ['first', 'next']);
  const before = await client.eventTypes(jobId);
  first.signal('SIGTERM');
  t.equal(await first.ended, 0, 'it ends in order');
  t.strictSame(await client.eventTypes(jobId), before, 'and has told nothing more of the job');
  await next.kill();
});

t.test('SIGTERM lets running jobs end; a second one gives them back', async (t) => {
  const patient = await one('patient');
  const short = await client.apply({ target_url: fake('event/sleep:1500/ok') });
  await client.until(short, ({ progress }) => progress?.step === 'filling');
  patient.signal('SIGTERM');
  const waiting = await client.apply({ target_url: fake('event/hang1/ok') });
  t.equal(await patient.ended, 0);
  t.match(await client.status(short), { status: 'completed' });
  t.match(await client.status(waiting), { status: 'pending' }, 'it took no more');

  const forced = await one('forced');
  await client.until(waiting, ({ progress }) => progress?.step === 'filling');
  // Signals that come at the same moment are one.
  const again = setInterval(() => forced.signal('SIGTERM'), 200);
  t.equal(await forced.ended, 1);
  clearInterval(again);
  const next: ServiceProcess = await one('next');
  await client.until(waiting, is('completed'));
  t.equal((await client.eventTypes(waiting)).includes('job_retried'), false, 'given back, not retried');
  await next.kill();
});
