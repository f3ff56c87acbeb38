import { readFile, stat } from 'node:fs/promises';
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http';
import type { AddressInfo } from 'node:net';
import { type Callback, type CallbackList, checkShape } from '@valet/schemas';
import { Webhook } from 'standardwebhooks';
import t, { type Test } from 'tap';
import { isCallbackSecret, secretOf } from '../../host/src/callback/callback-secret.ts';
import { createCallbackSigner } from '../../host/src/callback/sign-callback.ts';
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
  /** The requests themselves, as they came. */
  readonly messages: { readonly headers: Record<string, string>; readonly body: string }[];
  /** Resolves when this many callbacks have come in. */
  until(count: number): Promise<void>;
}

/** A backend that answers with what `answer` says: a status, or null for no answer at all. */
async function startBackend(
  t: Test,
  answer: (callback: Callback, index: number) => number | null = () => 200,
): Promise<Backend> {
  const received: Callback[] = [];
  const messages: Backend['messages'] = [];
  const handle = async (request: IncomingMessage, response: ServerResponse) => {
    const text = (await request.toArray()).join('');
    const body = JSON.parse(text);
    messages.push({ headers: request.headers as Record<string, string>, body: text });
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
    messages,
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

t.test('signs each try so that a receiver can verify it, with every secret while they are rotated', async (t) => {
  const [newSecret, oldSecret] = [`whsec_${'A'.repeat(32)}`, `whsec_${'B'.repeat(32)}`];
  const rotating = await startHost(
    { ...config, dataDir: await dataFolder(t), callbackSecrets: [newSecret, oldSecret] },
    { runnerUrl },
  );
  t.teardown(() => rotating.close());
  t.equal(rotating.callbackSecretFile, null);
  const backend = await startBackend(t, (_callback, index) => (index === 0 ? 500 : 200));
  await createClient(rotating.url).apply({ target_url: fake('ok'), callback_url: backend.url });
  await backend.until(3);
  for (const { headers, body } of backend.messages) {
    for (const secret of [newSecret, oldSecret]) t.ok(new Webhook(secret).verify(body, headers));
    t.throws(() => new Webhook(`whsec_${'C'.repeat(32)}`).verify(body, headers), /No matching signature/);
    t.throws(() => new Webhook(newSecret).verify(`${body} `, headers), /No matching signature/);
    t.throws(() => new Webhook(newSecret).verify(body, { ...headers, 'webhook-id': 'other' }), /No matching signature/);
  }
  const ids = backend.messages.map(({ headers }) => headers['webhook-id']);
  t.equal(ids[0], ids[1], 'a retry keeps its id');
  t.not(ids[1], ids[2]);
  t.ok(
    Number(backend.messages[1]?.headers['webhook-timestamp']) >
      Number(backend.messages[0]?.headers['webhook-timestamp']),
  );
});

t.test('a secret that was not configured is made and kept, and tenants have their own', async (t) => {
  const file = host.callbackSecretFile ?? '';
  const secret = (await readFile(file, 'utf8')).trim();
  t.equal((await stat(file)).mode & 0o777, 0o600);
  t.ok(isCallbackSecret(secret));
  const message = { id: 'msg', at: new Date(), body: '{}' };
  const sign = createCallbackSigner([secret]);
  t.ok(new Webhook(secret).verify('{}', { ...sign({ ...message, tenant: 'default' }) }));
  const own = sign({ ...message, tenant: 'acme' });
  t.throws(() => new Webhook(secret).verify('{}', { ...own }), /No matching signature/);
  t.ok(new Webhook(secretOf('acme', secret)).verify('{}', { ...own }));
  for (const wrong of [
    '',
    'whsec_',
    secret.slice(6),
    `whsec_${'A'.repeat(31)}`,
    `whsec_${'A'.repeat(28)}`,
    'whsec_****',
  ]) {
    t.notOk(isCallbackSecret(wrong), 'not a secret');
  }
});

async function call(method: string, path: string) {
  const response = await fetch(`${host.url}/api/v1/gh${path}`, { method, headers: { 'x-gh-service-key': serviceKey } });
  return { status: response.status, body: (await response.json()) as Partial<CallbackList> & { error?: string } };
}

async function untilState(jobId: string, state: string): Promise<CallbackList['callbacks']> {
  for (;;) {
    const { callbacks = [] } = (await call('GET', `/jobs/${jobId}/callbacks`)).body;
    if (callbacks.length > 1 && callbacks.every((one) => one.state === state)) return callbacks;
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

t.test('lists the callbacks of a job with every try, and sends one again when asked', async (t) => {
  let isUp = false;
  const backend = await startBackend(t, () => (isUp ? 204 : 503));
  const client = createClient(host.url);
  const jobId = await client.apply({ target_url: fake('ok'), callback_url: backend.url });
  const parked = await untilState(jobId, 'parked');
  t.strictSame(checkShape('callbacks.schema.json', { callbacks: parked }), { ok: true, value: { callbacks: parked } });
  t.match(
    parked.map(({ status, attempts }) => [status, attempts.length]),
    [
      ['running', 4],
      ['completed', 4],
    ],
  );
  t.match(parked[0], {
    next_attempt_at: null,
    last_error: 'HTTP 503',
    attempts: [{ http_status: 503, error: 'HTTP 503' }],
  });

  isUp = true;
  const [first] = parked;
  const path = `/jobs/${jobId}/callbacks/${first?.id}/redeliver`;
  t.match(await call('POST', path), { status: 202, body: { id: first?.id, state: 'pending' } });
  await backend.until(9);
  const [before, after] = [backend.messages[0], backend.messages[8]];
  t.equal(after?.headers['webhook-id'], first?.id);
  t.equal(before?.headers['webhook-id'], first?.id, 'it keeps its id');
  t.equal(after?.body, before?.body);
  t.ok(Number(after?.headers['webhook-timestamp']) > Number(before?.headers['webhook-timestamp']), 'at a new time');
  while ((await call('GET', `/jobs/${jobId}/callbacks`)).body.callbacks?.[0]?.state !== 'delivered');
  t.match((await call('GET', `/jobs/${jobId}/callbacks`)).body.callbacks, [
    { state: 'delivered', last_error: null, attempts: [{}, {}, {}, {}, { http_status: 204, error: null }] },
    { state: 'parked' },
  ]);
  t.match(await call('POST', path), { status: 202 }, 'one that was delivered as well');
  t.match(await call('POST', `/jobs/${jobId}/callbacks/${jobId}/redeliver`), { status: 404 });
  t.match(await call('POST', `/jobs/${jobId}/callbacks/x/redeliver`), { status: 404 });
  t.match(await call('GET', `/jobs/${crypto.randomUUID()}/callbacks`), { status: 404 });
});
