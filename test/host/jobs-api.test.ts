import { randomUUID } from 'node:crypto';
import { type Callback, checkShape, type JobStatusResponse } from '@valet/schemas';
import t from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { createApiCaller } from '../support/call-api.ts';
import { plainProfile } from '../support/candidates.ts';
import { dataFolder } from './temp-folder.ts';

const serviceKey = 'a-key-of-twenty-four-chars';
const callbacks: Callback[] = [];
const config = { port: 0, serviceKey, logLevel: 'silent', maxConcurrentJobs: 16 } as const;
const host = await startHost(readConfig({ ...config, dataDir: await dataFolder(t) }, {}), {
  runnerUrl: new URL('./fake-runner.ts', import.meta.url).href,
  sendCallback: async (_url, payload) => {
    callbacks.push(payload);
    return 200;
  },
});
t.teardown(() => host.close());

const send = createApiCaller(host.url, serviceKey);
const request = {
  valet_task_id: 'task-001',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://fake.test/ok',
  profile: plainProfile,
};
/** A job that no worker here ever takes. */
const waiting = { ...request, target_worker_id: 'nobody' };

async function add(change: object): Promise<string> {
  const { status, body } = await send('POST', '/valet/apply', { ...request, ...change });
  if (status !== 201) throw new Error(`not accepted: ${status}`);
  return body['job_id'];
}

async function until(id: string, wanted: string): Promise<JobStatusResponse> {
  for (let left = 1000; left > 0; left -= 1) {
    const { body } = await send('GET', `/valet/status/${id}`);
    if ((body as JobStatusResponse).status === wanted) return body;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`job ${id} did not become ${wanted}`);
}

async function callbackOf(id: string, status: string): Promise<Callback> {
  for (let left = 1000; left > 0; left -= 1) {
    const found = callbacks.find((one) => one.job_id === id && one.status === status);
    if (found) return found;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
  throw new Error(`no callback ${status} of ${id}`);
}

const cancel = (id: string) => send('POST', `/jobs/${id}/cancel`);
const retry = (id: string) => send('POST', `/jobs/${id}/retry`);
const posting = () => `?${randomUUID()}`;

t.test('cancels a job that waits, that runs and that is paused; tells it by event and callback', async (t) => {
  const callback_url = 'https://backend.example.com/hook';
  const cases = [
    { status: 'pending', change: { target_worker_id: 'nobody' } },
    { status: 'running', change: { target_url: `https://fake.test/hang/${posting()}` } },
    { status: 'paused', change: { target_url: `https://fake.test/ask:captcha/ok${posting()}` } },
  ];
  for (const { status, change } of cases) {
    const id = await add({ ...change, callback_url });
    await until(id, status);
    const { status: code, body } = await cancel(id);
    t.equal(code, 200, status);
    t.ok(checkShape('jobs.schema.json#/$defs/cancelResponse', body).ok);
    t.match(body, { id, status: 'cancelled' });
    const shown = await until(id, 'cancelled');
    t.match(shown, {
      result: null,
      error: null,
      interaction: null,
      timestamps: { completed_at: body['completed_at'] },
    });
    const { body: events } = await send('GET', `/jobs/${id}/events?event_type=job_cancelled`);
    t.match(events, { total: 1, events: [{ actor: 'api', metadata: { from_status: status } }] });
    const callback = await callbackOf(id, 'cancelled');
    t.ok(checkShape('callback.schema.json', callback).ok);
    t.match(await cancel(id), { status: 409, body: { error: 'conflict', message: /is cancelled; only a pending/ } });
  }
});

t.test('an armed application can not leave once its job is cancelled, and the posting is free again', async (t) => {
  const key = posting();
  const id = await add({ target_url: `https://fake.test/arm/ask:review/release/settle:confirmed/ok${key}` });
  await until(id, 'paused');
  t.equal((await cancel(id)).status, 200);
  t.equal((await send('POST', `/valet/resume/${id}`, { resolution_data: { approved: true } })).status, 409);
  const second = await add({ target_url: `https://fake.test/arm/release/settle:confirmed/ok${key}` });
  await until(second, 'completed');
  const retried = await retry(id);
  t.match(retried, { status: 200, body: { id, status: 'pending', retry_count: 1 } });
  t.match(await until(id, 'failed'), { error: { code: 'duplicate_application' } }, 'the retry is refused: it was sent');
});

t.test('an application that has left is not cancelled, and says so', async (t) => {
  const id = await add({ target_url: `https://fake.test/arm/release/ask:captcha/settle:confirmed/ok${posting()}` });
  await until(id, 'paused');
  t.match(await cancel(id), { status: 409, body: { error: 'conflict', message: /has left, or may have/ } });
  t.equal((await send('POST', `/valet/resume/${id}`, {})).status, 200);
  await until(id, 'completed');
  t.match(await cancel(id), { status: 409, body: { error: 'conflict', message: /is completed/ } });
});

t.test('retries what failed or was cancelled, and nothing else', async (t) => {
  const failed = await add({ target_url: `https://fake.test/fail:form_not_found${posting()}` });
  await until(failed, 'failed');
  for (const retry_count of [1, 2]) {
    t.strictSame((await retry(failed)).body, { id: failed, status: 'pending', retry_count });
    t.match(await until(failed, 'failed'), { error: { code: 'form_not_found' } });
  }
  const { body: events } = await send('GET', `/jobs/${failed}/events?event_type=job_retried`);
  t.match(events, { total: 2, events: [{ metadata: { error_code: 'form_not_found', retry_count: 1, delay_ms: 0 } }] });

  const pending = await add(waiting);
  t.match(await retry(pending), { status: 409, body: { message: /is pending; only a failed or cancelled/ } });
  await cancel(pending);
  t.match(await retry(pending), { status: 200, body: { status: 'pending' } });
  t.match(await until(pending, 'pending'), { timestamps: { completed_at: null } });
});

t.test('what may have been sent is never retried', async (t) => {
  const paths = ['arm/release/fail:timeout', 'arm/release/settle:unknown/fail:submit_unknown'];
  for (const path of paths) {
    const id = await add({ target_url: `https://fake.test/${path}${posting()}` });
    await until(id, 'failed');
    t.match(await retry(id), { status: 409, body: { error: 'conflict', message: /sent, or may have been/ } }, path);
  }
});

t.test('lists jobs by state and type, in pages, in any order', async (t) => {
  const ids: string[] = [];
  for (const priority of [3, 9, 6]) ids.push(await add({ ...waiting, priority, valet_task_id: `listed-${priority}` }));
  await cancel(ids[0] ?? '');
  const list = async (
    query: string,
  ): Promise<{ jobs: { id: string; priority: number; status: string }[]; total: number }> => {
    const { status, body } = await send('GET', `/jobs${query}`);
    t.equal(status, 200, query);
    t.ok(checkShape('jobs.schema.json', body).ok, query);
    return body;
  };
  const all = await list('?limit=1000');
  t.equal(all.total, all.jobs.length);
  t.match(await list(''), { limit: 50, offset: 0, jobs: [{ id: ids[2] }, { id: ids[1] }, { id: ids[0] }] });
  const states = async (query: string) => [...new Set((await list(query)).jobs.map(({ status }) => status))].sort();
  t.strictSame(await states('?status=cancelled'), ['cancelled']);
  for (const query of [
    '?status=cancelled,pending',
    '?status=cancelled&status=pending',
    '?status[]=cancelled&status[]=pending',
  ]) {
    t.strictSame(await states(query), ['cancelled', 'pending'], query);
  }
  t.strictSame(await states('?status=queued'), []);
  const priorities = (await list('?status=pending&sort=-priority&limit=2')).jobs.map(({ priority }) => priority);
  t.equal(priorities[0], 9);
  t.match(await list('?sort=created_at&limit=1&offset=1'), { jobs: [{ id: all.jobs.at(-2)?.id }], total: all.total });
  t.equal((await list('?job_type=scrape')).total, 0);
  t.match(await send('GET', '/jobs?status=done&job_type=dig&limit=0&offset=x&sort=id'), {
    status: 422,
    body: {
      details: [
        { pointer: '/status' },
        { pointer: '/job_type' },
        { pointer: '/limit' },
        { pointer: '/offset' },
        { pointer: '/sort' },
      ],
    },
  });
});

t.test('takes a batch in: each item answers for itself', async (t) => {
  const idempotency_key = randomUUID();
  const task = { ...waiting, job_type: 'scrape', profile: undefined };
  const jobs = [
    waiting,
    { valet_task_id: 'x' },
    { ...waiting, idempotency_key },
    task,
    'nothing',
    { ...waiting, idempotency_key },
  ];
  const { status, body } = await send('POST', '/jobs/batch', { jobs });
  t.equal(status, 207);
  t.ok(checkShape('jobs.schema.json#/$defs/batchResponse', body).ok);
  t.match(body, {
    accepted: 3,
    duplicates: 1,
    rejected: 2,
    results: [
      { index: 0, status: 201, job: { status: 'pending' }, error: null },
      { index: 1, status: 422, job: null, error: { error: 'validation_error' } },
      { index: 2, status: 201 },
      { index: 3, status: 201 },
      { index: 4, status: 422 },
      { index: 5, status: 409, job: { duplicate: true } },
    ],
  });
  for (const wrong of [{ jobs: [] }, { jobs: Array(101).fill(waiting) }, { jobs: {} }, {}, []]) {
    t.match(await send('POST', '/jobs/batch', wrong), { status: 422, body: { error: 'validation_error' } });
  }
});

t.test(
  'of two hundred requests with one key one is the job; another request under that key is told apart',
  async (t) => {
    const body = { ...waiting, idempotency_key: randomUUID(), metadata: { a: 1, b: 2 } };
    const answers = await Promise.all(Array.from({ length: 200 }, () => send('POST', '/valet/apply', body)));
    t.equal(answers.filter(({ status }) => status === 201).length, 1);
    t.equal(answers.filter(({ status }) => status === 409).length, 199);
    t.equal(new Set(answers.map(({ body: one }) => one['job_id'])).size, 1);
    const reordered = { ...body, metadata: { b: 2, a: 1 }, quality: 'balanced' };
    t.equal((await send('POST', '/valet/apply', reordered)).status, 409, 'the same request, written otherwise');
    const { target_url, ...others } = body;
    const different = [
      { ...body, profile: { ...plainProfile, phone: '+1 202 555 0100' } },
      { ...others, target_url: `${target_url}/2` },
      { ...body, priority: 6 },
    ];
    for (const one of different) {
      t.match(await send('POST', '/valet/apply', one), {
        status: 422,
        body: { error: 'idempotency_mismatch', message: /idempotency_key/, details: [{ pointer: '/idempotency_key' }] },
      });
    }
    const { profile: _, ...task } = { ...body, job_type: 'custom' };
    t.equal((await send('POST', '/valet/task', task)).status, 422, 'a task is no application');
  },
);
