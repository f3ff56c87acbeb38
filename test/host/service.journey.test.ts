import type { JobStatusResponse } from '@valet/schemas';
import t from 'tap';
import { openService, type ServiceProcess, serviceKey } from '../support/service.ts';
import { runValet } from './cli/run-valet.ts';
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
const call = async (method: string, path: string, body?: object) => {
  const response = await fetch(`${api.url}/api/v1/gh${path}`, {
    method,
    headers: { 'x-gh-service-key': serviceKey, ...(body && { 'content-type': 'application/json' }) },
    ...(body && { body: JSON.stringify(body) }),
  });
  return { status: response.status, body: await response.json() };
};
const resumedBy = async (jobId: string) => {
  const { body } = await call('GET', `/jobs/${jobId}/events?event_type=hitl_resumed`);
  return JSON.parse(body.events[0].metadata.resolved_by);
};
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

t.test('a worker that is killed while it works: another goes on', async (t) => {
  const first = await one('first');
  const jobId = await client.apply({ target_url: fake('event/hang1/ok') });
  await client.until(jobId, ({ progress }) => progress?.step === 'filling');
  const next = await one('next');
  const killedAt = Date.now();
  await first.kill();
  const ended = await client.until(jobId, is('completed'));
  t.comment(`${Date.parse(ended.timestamps.completed_at ?? '') - killedAt} ms after the kill`);
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

t.test('a review is approved with edits, rejected, or refused where none is waited for', async (t) => {
  const worker = await one('reviewed');
  const review = (jobId: string, body: object) => call('POST', `/jobs/${jobId}/review`, body);
  const approved = await client.apply({ target_url: fake('ask:review/ok') });
  const paused = await client.until(approved, is('paused'));
  const { expires_at = '', seconds_left = -1, timeout_seconds } = paused.interaction ?? {};
  t.ok(
    Date.parse(expires_at) > Date.now() && seconds_left <= (timeout_seconds ?? 0) && seconds_left > 0,
    'counts down',
  );
  t.match(await review(approved, { edits: {} }), { status: 422 }, 'silence approves nothing');
  t.match(await review(approved, { approved: true, edits: { City: 'Bern' } }), { status: 200 });
  await client.until(approved, is('completed'));
  t.match(await resumedBy(approved), { approved: true, edits: { City: 'Bern' } });
  t.match(await review(approved, { approved: true }), { status: 409 });

  const captcha = await client.apply({ target_url: fake('ask:captcha/ok') });
  await client.until(captcha, is('paused'));
  const refused = await review(captcha, { approved: true });
  t.match(refused, { status: 409, body: { message: /waits for captcha, not for a review/ } });
  t.match(await call('POST', `/jobs/${captcha}/cancel`), { status: 200, body: { status: 'cancelled' } });
  await worker.kill();
});

t.test('a kill stops a user, a job, or all, and frees the slots', async (t) => {
  const worker = await one('stopped', { MAX_CONCURRENT_JOBS: '4' });
  const kill = (body: object) => call('POST', '/kill', body);
  const user = crypto.randomUUID();
  const own = await client.apply({ target_url: fake('event/hang'), valet_user_id: user });
  const other = await client.apply({ target_url: fake('event/hang') });
  const sent = await client.apply({ target_url: fake('arm/release/event/hang') });
  const posting = fake('arm/event/hang');
  const armed = await client.apply({ target_url: posting });
  const filling = ({ progress }: JobStatusResponse) => progress?.step === 'filling';
  await Promise.all([own, other, sent, armed].map((id) => client.until(id, filling)));
  t.match(await kill({ scope: 'user' }), { status: 422 });
  t.match(await kill({ scope: 'user', user_id: user }), {
    body: { stopped: 1, jobs: [{ id: own, status: 'cancelled' }] },
  });
  t.match(await client.status(other), { status: 'running' });
  t.match(await kill({ scope: 'job', job_id: armed }), { body: { stopped: 1, jobs: [{ status: 'cancelled' }] } });
  const again = await client.apply({ target_url: posting });
  await client.until(again, filling);
  const startedAt = Date.now();
  const { body } = await kill({ scope: 'all', reason: 'a test' });
  t.equal(body.stopped, 3, 'what was never let out may be tried again');
  t.match(
    await client.status(sent),
    { status: 'failed', error: { code: 'submit_unknown' } },
    'what has left is told as that',
  );
  const next = await client.apply({ target_url: fake('ok') });
  await client.until(next, is('completed'));
  t.comment(`its four slots were free again after ${Date.now() - startedAt} ms`);
  await worker.kill();
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

t.test('valet start --worker shows itself, and ends when it was asked to take no more jobs', async (t) => {
  const env = service.environment();
  const worker = runValet(['start', '--worker'], { env: { ...env, GH_WORKER_ID: 'drained' } });
  const listed = async () => {
    const { stdout } = await runValet(['worker', 'list', '--json'], { env });
    return (JSON.parse(stdout) as { id: string }[]).filter(({ id }) => id === 'drained');
  };
  let found = await listed();
  while (found.length === 0) found = await listed();
  t.match(found, [{ active_jobs: 0, max_concurrent: 1, draining: false }]);
  t.match(await runValet(['worker', 'drain', 'nobody'], { env }), {
    exitCode: /[^0]/,
    stderr: /There is no worker nobody/,
  });
  t.match(await runValet(['worker', 'drain', 'drained'], { env }), {
    exitCode: 0,
    stdout: /One worker takes no more jobs/,
  });
  t.match(await worker, { exitCode: 0, stdout: /Worker drained runs one job at a time/ });
  t.strictSame(await listed(), []);
  const alone = await runValet(['start', '--worker'], { env: { ...env, DATABASE_URL: '', REDIS_URL: '' } });
  t.match(alone, { exitCode: /[^0]/, stderr: /--worker needs DATABASE_URL and REDIS_URL/ });
});
