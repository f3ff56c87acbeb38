import { createServer } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Callback, checkShape, type JobStatusResponse } from '@valet/schemas';
import t from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { createFastClock } from './fast-clock.ts';
import { createClient, serviceKey } from './host-process.ts';
import { dataFolder } from './temp-folder.ts';

const runnerUrl = new URL('./fake-runner.ts', import.meta.url).href;
const dataDir = await dataFolder(t);
const config = readConfig(
  { dataDir, port: 0, serviceKey, logLevel: 'silent', leaseSeconds: 600, allowHosts: ['127.0.0.1'] },
  {},
);
const host = await startHost(config, { runnerUrl, clock: createFastClock(20) });
const callbacks: Callback[] = [];
const backend = createServer(async (request, response) => {
  callbacks.push(JSON.parse((await request.toArray()).join('')));
  response.writeHead(200).end();
});
await new Promise<void>((resolve) => backend.listen(0, '127.0.0.1', () => resolve()));
t.teardown(async () => {
  await host.close();
  backend.close();
});
const callback_url = `http://127.0.0.1:${(backend.address() as AddressInfo).port}/`;
const client = createClient(host.url);

async function post(body: object, headers: Record<string, string> = { 'x-gh-service-key': serviceKey }) {
  const response = await fetch(`${host.url}/api/v1/gh/valet/task`, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...headers },
    body: JSON.stringify(body),
  });
  return { status: response.status, body: (await response.json()) as Record<string, string> };
}

/** HTTP contract §4.2. */
const example = {
  valet_task_id: 'valet-789',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  job_type: 'scrape',
  target_url: 'https://fake.test/read',
  task_description: 'Scrape all job listings from this page',
  input_data: {},
  quality: 'speed',
  priority: 3,
  timeout_seconds: 120,
};

async function ending(jobId: string): Promise<JobStatusResponse> {
  for (;;) {
    const status = await client.status(jobId);
    if (['completed', 'failed'].includes(status.status)) return status;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

t.test('takes the request of the contract, once for each idempotency key', async (t) => {
  const key = { idempotency_key: 'task-1' };
  const answers = await Promise.all([1, 2, 3].map(() => post({ ...example, ...key })));
  t.same(answers.map(({ status }) => status).sort(), [201, 409, 409]);
  const [first] = answers.filter(({ status }) => status === 201);
  t.strictSame(Object.keys(first?.body ?? {}), ['job_id', 'valet_task_id', 'status', 'created_at']);
  for (const { body } of answers) t.equal(body['job_id'], first?.body['job_id']);
  t.match(await post(example, {}), { status: 401 });
});

t.test('tells the data in the status and in the callback', async (t) => {
  const input_data = { manual_id: 'jobs', values: { keyword: 'nurse', 'profile.location.city': 'Oslo', remote: true } };
  const { body } = await post({ ...example, input_data, callback_url });
  const status = await ending(body['job_id'] ?? '');
  t.ok(checkShape('job-status.schema.json', status).ok);
  const data = {
    asked: {
      manual: { id: 'jobs' },
      application: {
        profile: { location: { city: 'Oslo' } },
        qa_answers: { keyword: 'nurse', remote: 'Yes' },
      },
    },
  };
  t.match(status, {
    status: 'completed',
    status_message: 'Task done: asked',
    final_mode: 'cookbook',
    cost_breakdown: { action_count: 2, cookbook_steps: 2 },
    result: { summary: 'Task done: asked', data: { submitted: false, data }, screenshots: ['task.png'] },
  });
  while (callbacks.length < 2) await new Promise((resolve) => setTimeout(resolve, 5));
  t.match(callbacks, [
    { status: 'running', valet_task_id: 'valet-789' },
    { status: 'completed', result_data: { submitted: false, data }, final_mode: 'cookbook', verdict: 'not_submitted' },
  ]);
  for (const callback of callbacks) t.ok(checkShape('callback.schema.json', callback).ok);
  const { events } = (await (
    await fetch(`${host.url}/api/v1/gh/jobs/${body['job_id']}/events`, { headers: { 'x-gh-service-key': serviceKey } })
  ).json()) as { events: { event_type: string; metadata: object }[] };
  t.match(events.at(-1), { event_type: 'job_completed', metadata: { handler: 'scrape' } });
});

t.test('tells the step that failed, and tries again only what may pass by itself', async (t) => {
  const run = async (path: string) =>
    ending((await post({ ...example, target_url: `https://fake.test/${path}` })).body['job_id'] ?? '');
  const failed = await run('fail:step_failed:no:such:step');
  t.ok(checkShape('job-status.schema.json', failed).ok);
  t.match(failed, {
    status: 'failed',
    result: null,
    error: { code: 'step_failed', message: 'no such step', step: { id: 'open', expected: 'a page', found: 'none' } },
  });
  const passing = await run('flaky:network_error');
  t.match(passing, { status: 'completed', cost_breakdown: { action_count: 4 } });
});

t.test('names every mistake of a request', async (t) => {
  const { job_type: _, ...none } = example;
  const cases: readonly [object, object][] = [
    [none, { pointer: '/job_type', message: 'is required but missing' }],
    [
      { ...example, job_type: 'apply' },
      { pointer: '/job_type', message: /must be one of "scrape", "fill", "custom"/ },
    ],
    [
      { ...example, input_data: { manual: 'x' } },
      { pointer: '/input_data/manual', message: /is not a known property/ },
    ],
    [{ ...example, input_data: { values: { a: {} } } }, { pointer: '/input_data/values/a' }],
    [
      { ...example, input_data: { schema: { type: 'nothing' } } },
      { pointer: '/input_data/schema', message: /must be a JSON Schema/ },
    ],
    [{ ...example, target_url: 'ftp://fake.test' }, { pointer: '/target_url' }],
  ];
  for (const [body, detail] of cases) {
    t.match(await post(body), { status: 422, body: { error: 'validation_error', details: [detail] } });
  }
});
