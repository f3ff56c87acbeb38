import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Callback, checkShape } from '@valet/schemas';
import t, { type Test } from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { createFastClock } from './fast-clock.ts';
import { createClient, serviceKey } from './host-process.ts';
import { dataFolder } from './temp-folder.ts';

const runnerUrl = new URL('./fake-runner.ts', import.meta.url).href;
const dataDir = await dataFolder(t);
const config = readConfig(
  {
    dataDir,
    port: 0,
    serviceKey,
    logLevel: 'silent',
    maxConcurrentJobs: 2,
    leaseSeconds: 600,
    allowHosts: ['127.0.0.1'],
  },
  {},
);
const open = () => startHost(config, { runnerUrl, clock: createFastClock(20) });
let host = await open();
t.teardown(() => host.close());

const fake = (steps: string) => `https://fake.test/${steps}?${crypto.randomUUID()}`;
const isDone = ({ status }: { status: string }) => ['completed', 'failed'].includes(status);

interface Backend {
  readonly url: string;
  readonly received: Callback[];
  /** Resolves when this many callbacks have come in. */
  until(count: number): Promise<void>;
}

/** A backend that answers with what `answer` says: a status, or null for no answer at all. */
async function startBackend(
  t: Test,
  answer: (callback: Callback, index: number) => number | null = () => 200,
): Promise<Backend> {
  const received: Callback[] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const body = JSON.parse((await request.toArray()).join(''));
    received.push(body);
    const status = answer(body, received.length - 1);
    if (status === null) return request.socket.destroy();
    return response.writeHead(status, status === 302 ? { location: 'http://127.0.0.1:1/' } : {}).end();
  };
  const server = createServer((request, response) => void handle(request, response));
  await new Promise<void>((resolve) => server.listen(0, '127.0.0.1', () => resolve()));
  t.teardown(() => server.close());
  return {
    url: `http://127.0.0.1:${(server.address() as AddressInfo).port}/hook`,
    received,
    async until(count) {
      while (received.length < count) await new Promise((resolve) => setTimeout(resolve, 5));
    },
  };
}

const statuses = ({ received }: Backend) => received.map(({ status }) => status);

t.test('tells the backend each change of a job in order, in the shape of the contract', async (t) => {
  const backend = await startBackend(t);
  const client = createClient(host.url);
  const jobId = await client.apply({
    target_url: fake('ask:captcha/arm/release/settle:confirmed/ok'),
    callback_url: backend.url,
  });
  await client.until(jobId, ({ status }) => status === 'paused');
  await client.resume(jobId);
  await backend.until(4);
  t.strictSame(statuses(backend), ['running', 'needs_human', 'resumed', 'completed']);
  for (const callback of backend.received) {
    t.strictSame(checkShape('callback.schema.json', callback), { ok: true, value: callback });
    t.match(callback, { job_id: jobId, valet_task_id: 'task-001', completed_at: callback.timestamp });
  }
  const [, asked, , completed] = backend.received;
  t.match(asked?.interaction, { type: 'captcha', page_url: 'https://fake.test/page', timeout_seconds: 300 });
  t.match(completed, {
    result_data: {
      submitted: true,
      confirmation_number: 'APP-1',
      cost: { input_tokens: 0, output_tokens: 0, total_cost_usd: 0, action_count: 3 },
    },
    result_summary: 'Application submitted successfully',
    screenshot_url: 'shot.png',
    cost: { total_cost_usd: 0, action_count: 3, total_tokens: 0 },
    execution_mode: 'auto',
    browser_mode: 'server',
    final_mode: 'magnitude',
    manual: null,
    cost_breakdown: { magnitude_steps: 3 },
    verdict: 'submitted_verified',
  });
  t.notMatch(JSON.stringify(backend.received), /Alice|example\.com/, 'no candidate data leaves');
});

t.test('tells a failure once the retries are used up, not before', async (t) => {
  const backend = await startBackend(t);
  const client = createClient(host.url);
  const jobId = await client.apply({ target_url: fake('fail:network_error'), callback_url: backend.url });
  await client.until(jobId, isDone);
  await backend.until(5);
  t.strictSame(statuses(backend), ['running', 'running', 'running', 'running', 'failed']);
  t.match(backend.received.at(-1), {
    error_code: 'network_error',
    error_message: 'it failed',
    verdict: 'not_submitted',
  });
});

t.test('tries a callback again that was not taken, and keeps the order', async (t) => {
  const refusals = [500, 302, null];
  const backend = await startBackend(t, (_callback, index) =>
    index < refusals.length ? (refusals[index] ?? null) : 200,
  );
  const client = createClient(host.url);
  const jobId = await client.apply({ target_url: fake('ok'), callback_url: backend.url });
  t.match(await client.until(jobId, isDone), { status: 'completed' });
  await backend.until(5);
  t.strictSame(statuses(backend), ['running', 'running', 'running', 'running', 'completed']);
});

t.test('gives a callback up after three retries; the next one goes out, and the job is not harmed', async (t) => {
  const backend = await startBackend(t, ({ status }) => (status === 'running' ? 503 : 200));
  const client = createClient(host.url);
  const jobId = await client.apply({ target_url: fake('ok'), callback_url: backend.url });
  await backend.until(5);
  t.strictSame(statuses(backend), ['running', 'running', 'running', 'running', 'completed']);
  t.match(await client.status(jobId), { status: 'completed' });
});

t.test('one backend that is down holds up no other', async (t) => {
  const up = await startBackend(t);
  const client = createClient(host.url);
  await client.apply({ target_url: fake('ok'), callback_url: 'http://127.0.0.1:1/' });
  await client.apply({ target_url: fake('ok'), callback_url: up.url });
  await up.until(2);
  t.strictSame(statuses(up), ['running', 'completed']);
});

t.test('what could not be told before a stop is told after the start', async (t) => {
  let isUp = false;
  const backend = await startBackend(t, () => (isUp ? 200 : 500));
  const client = createClient(host.url);
  const jobId = await client.apply({ target_url: fake('ok'), callback_url: backend.url });
  await client.until(jobId, isDone);
  await backend.until(1);
  await host.close();
  const before = backend.received.length;
  isUp = true;
  host = await open();
  await backend.until(before + 2);
  t.strictSame(statuses(backend).slice(before), ['running', 'completed']);
});
