import { readFile, stat } from 'node:fs/promises';
import { request as httpRequest } from 'node:http';
import path from 'node:path';
import { checkShape, type JobStatusResponse, type Problem } from '@valet/schemas';
import t from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { plainProfile } from '../support/candidates.ts';
import { dataFolder } from './temp-folder.ts';

const serviceKey = 'a-key-of-twenty-four-chars';
const api = '/api/v1/gh';
const runnerUrl = new URL('./fake-runner.ts', import.meta.url).href;
const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/;
const iso = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d+)?Z$/;

const dataDir = await dataFolder(t);
const config = readConfig({ dataDir, port: 0, serviceKey, logLevel: 'silent', maxConcurrentJobs: 2 }, {});
const host = await startHost(config, { runnerUrl });
t.teardown(() => host.close());

interface Answer {
  readonly status: number;
  readonly body: never;
  readonly headers: Headers;
}

async function send(
  method: string,
  url: string,
  options: { body?: unknown; headers?: Record<string, string> } = {},
): Promise<Answer> {
  const isText = typeof options.body === 'string';
  const response = await fetch(host.url + url, {
    method,
    headers: {
      'x-gh-service-key': serviceKey,
      ...(options.body === undefined ? {} : { 'content-type': 'application/json' }),
      ...options.headers,
    },
    ...(options.body === undefined ? {} : { body: isText ? (options.body as string) : JSON.stringify(options.body) }),
  });
  const text = await response.text();
  const isJson = response.headers.get('content-type')?.startsWith('application/json') ?? false;
  return { status: response.status, body: (isJson ? JSON.parse(text) : text) as never, headers: response.headers };
}

/** HTTP contract §17. */
const minimal = {
  valet_task_id: 'task-001',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://fake.test/ok',
  profile: plainProfile,
};
/** HTTP contract §4.1. */
const full = {
  ...minimal,
  valet_task_id: 'valet-456',
  platform: 'greenhouse',
  profile: {
    ...minimal.profile,
    phone: '+1-555-0100',
    linkedin_url: 'https://linkedin.com/in/alicesmith',
    portfolio_url: 'https://alicesmith.dev',
    location: { city: 'San Francisco', state: 'CA', country: 'US', zip: '94102' },
    work_authorization: 'US Citizen',
    salary_expectation: '$150,000-$180,000',
    years_of_experience: 8,
    education: [{ institution: 'MIT', degree: 'BS', field: 'Computer Science', graduation_year: 2018 }],
    work_history: [
      {
        company: 'Google',
        title: 'Senior Engineer',
        start_date: '2020-01',
        end_date: '2025-12',
        description: 'Led frontend team for Search',
      },
    ],
    skills: ['TypeScript', 'React', 'Node.js'],
  },
  resume: { storage_path: 'resumes/alice-smith-2026.pdf' },
  qa_answers: { 'Are you authorized to work in the US?': 'Yes', 'How many years of React experience?': '6' },
  quality: 'balanced',
  priority: 5,
  timeout_seconds: 300,
  idempotency_key: 'valet-456-apply-v1',
  metadata: {},
};

const apply = (body: unknown) => send('POST', `${api}/valet/apply`, { body });
const statusOf = async (jobId: string): Promise<JobStatusResponse> =>
  (await send('GET', `${api}/valet/status/${jobId}`)).body;

/** Polls until the job is in one of these states. */
async function until(jobId: string, ...wanted: string[]): Promise<JobStatusResponse> {
  for (;;) {
    const status = await statusOf(jobId);
    if (wanted.includes(status.status)) return status;
    if (['completed', 'failed', 'cancelled'].includes(status.status))
      throw new Error(`ended ${status.status}: ${status.error?.message}`);
    await new Promise((resolve) => setTimeout(resolve, 10));
  }
}

t.test('accepts the minimal and the full request of the contract with 201', async (t) => {
  for (const body of [minimal, full]) {
    const { status, body: answer } = await apply(body);
    t.equal(status, 201);
    t.strictSame(Object.keys(answer), ['job_id', 'valet_task_id', 'status', 'created_at']);
    t.match(answer, { job_id: uuid, valet_task_id: body.valet_task_id, status: 'pending', created_at: iso });
  }
});

t.test('runs an accepted job and shows the status of the contract', async (t) => {
  const { body: accepted } = await apply({
    ...minimal,
    target_url: 'https://fake.test/event/arm/release/settle:confirmed/shot/ok?1',
  });
  const status = await until(accepted['job_id'], 'completed');
  t.equal(checkShape('job-status.schema.json', status).ok, true);
  t.match(status, {
    job_id: accepted['job_id'],
    valet_task_id: 'task-001',
    status: 'completed',
    status_message: 'Application submitted',
    execution_mode: 'auto',
    browser_mode: 'server',
    final_mode: 'magnitude',
    manual: null,
    cost_breakdown: { total_cost_usd: 0, action_count: 3, total_tokens: 0 },
    progress: { step: 'completed', progress_pct: 100 },
    result: {
      data: {
        submitted: true,
        confirmation_number: 'APP-1',
        verdict: 'submitted_verified',
        evidence: [{ kind: 'network' }],
      },
      summary: 'Application submitted successfully',
      screenshots: ['shot.png'],
    },
    error: null,
    interaction: null,
    timestamps: { created_at: iso, started_at: iso, completed_at: iso },
  });
  const shot = path.join(dataDir, 'artifacts', accepted['job_id'], 'final.png');
  t.strictSame([...(await readFile(shot))], [1, 2, 3], 'the worker reaches the artifacts through the host');
});

t.test('tells why a job failed, and never tries again what can not pass by itself', async (t) => {
  const { body: accepted } = await apply({ ...minimal, target_url: 'https://fake.test/fail:form_not_found:no:form' });
  const status = await until(accepted['job_id'], 'failed');
  t.match(status, { error: { code: 'form_not_found', message: 'no form', verdict: 'not_submitted' }, result: null });
  const { body: events } = await send('GET', `${api}/jobs/${accepted['job_id']}/events?event_type=job_started`);
  t.match(events, { total: 1, limit: 100, offset: 0 });
});

t.test('a second application of the same person to the same posting is refused, and names the reason', async (t) => {
  const target_url = 'https://fake.test/arm/release/settle:confirmed/ok?twice';
  await until((await apply({ ...minimal, target_url })).body['job_id'], 'completed');
  const { body: second } = await apply({ ...minimal, target_url });
  t.match(await until(second['job_id'], 'failed'), {
    error: { code: 'duplicate_application', message: 'refused: already_submitted' },
  });
});

t.test('of fifty requests with one idempotency key, one is the job and the others name it', async (t) => {
  const answers = await Promise.all(Array.from({ length: 50 }, () => apply({ ...minimal, idempotency_key: 'fifty' })));
  const accepted = answers.filter(({ status }) => status === 201);
  const refused = answers.filter(({ status }) => status === 409);
  t.strictSame([accepted.length, refused.length], [1, 49]);
  const job_id = accepted[0]?.body['job_id'];
  for (const { body } of refused) {
    t.strictSame(Object.keys(body), ['job_id', 'valet_task_id', 'status', 'duplicate']);
    t.match(body, { job_id, valet_task_id: 'task-001', duplicate: true, status: /^(pending|running|completed)$/ });
  }
});

t.test('a repeated key answers 409 with the status that the job has by then', async (t) => {
  const body = { ...minimal, idempotency_key: 'again' };
  const { body: first } = await apply(body);
  await until(first['job_id'], 'completed');
  const { status, body: second } = await apply(body);
  t.equal(status, 409);
  t.strictSame(second, { job_id: first['job_id'], valet_task_id: 'task-001', status: 'completed', duplicate: true });
});

t.test('names every invalid field by JSON pointer with 422, and quotes none of the values', async (t) => {
  const { status, body } = await apply({
    ...minimal,
    valet_user_id: 'me',
    target_url: 'ftp://secret-value.example.com/',
    profile: { first_name: 'Alice', email: 'secret-value', phone: 5 },
    priority: '5',
    timeout_seconds: 5,
    plattform: 'greenhouse',
  });
  t.equal(status, 422);
  const problem: Problem = body;
  t.equal(checkShape('problem.schema.json', problem).ok, true);
  t.equal(problem.error, 'validation_error');
  t.strictSame(problem.details?.map(({ pointer }) => pointer).sort(), [
    '/plattform',
    '/priority',
    '/profile/email',
    '/profile/last_name',
    '/profile/phone',
    '/target_url',
    '/timeout_seconds',
    '/valet_user_id',
  ]);
  t.notMatch(JSON.stringify(problem), /secret-value/);
});

t.test('names what no store could keep, and survives documents made to break it', async (t) => {
  const deep = `${'{"a":'.repeat(50_000)}1${'}'.repeat(50_000)}`;
  const cases: [string, string[]][] = [
    [
      JSON.stringify({ ...minimal, valet_task_id: 'a\0b', metadata: { 'x/y': ['ok', '\0'] } }),
      ['/metadata/x~1y/1', '/valet_task_id'],
    ],
    [JSON.stringify({ ...minimal, metadata: { '\0': 1 } }), ['/metadata']],
    [JSON.stringify(minimal).replace('Alice', '\\ud800'), ['/profile/first_name']],
    [JSON.stringify({ ...minimal, metadata: 'DEEP' }).replace('"DEEP"', deep), ['/metadata']],
    [`${'['.repeat(100_000)}${']'.repeat(100_000)}`, ['/0']],
    [JSON.stringify({ ...minimal, execution_mode: 'manual_only' }), ['/execution_mode']],
  ];
  for (const [body, pointers] of cases) {
    const answer = await send('POST', `${api}/valet/apply`, { body });
    t.equal(answer.status, 422, body.slice(0, 40));
    const problem: Problem = answer.body;
    t.strictSame(problem.details?.map(({ pointer }) => pointer).sort(), pointers);
  }
  const emoji = { ...minimal, valet_task_id: '💼 Größe', metadata: { '💼': "'; drop table gh_automation_jobs; --" } };
  t.match(await apply(emoji), { status: 201, body: { valet_task_id: '💼 Größe' } });
});

t.test('turns away what is no document', async (t) => {
  const url = `${api}/valet/apply`;
  const cases = [
    { body: '{"valet_task_id":', status: 400 },
    { body: '', status: 400 },
    { body: 'a=b', headers: { 'content-type': 'application/x-www-form-urlencoded' }, status: 415 },
    { body: '{}', headers: { 'content-type': 'text/plain' }, status: 415 },
    { body: '{}', headers: { 'content-type': 'application/xml' }, status: 415 },
    { body: JSON.stringify({ ...minimal, metadata: { big: 'x'.repeat(1024 * 1024) } }), status: 413 },
    { body: 'null', status: 422 },
    { body: '[]', status: 422 },
    { body: '{"__proto__":{"a":1}}', status: 400 },
  ];
  for (const { body, status, headers } of cases) {
    const answer = await send('POST', url, { body, ...(headers && { headers }) });
    t.equal(answer.status, status, body.slice(0, 30));
    t.equal(checkShape('problem.schema.json', answer.body).ok, true);
    t.equal((answer.body as Problem).error, 'validation_error');
  }
  t.equal((await send('POST', url)).status, 422, 'no body at all lacks every field');
});

t.test('answers 401 without the key, with a wrong one, and before it looks at the body', async (t) => {
  const calls: [string, string][] = [
    ['POST', '/valet/apply'],
    ['GET', '/valet/status/00000000-0000-0000-0000-000000000000'],
    ['POST', '/valet/resume/00000000-0000-0000-0000-000000000000'],
    ['GET', '/jobs/00000000-0000-0000-0000-000000000000/events'],
  ];
  for (const [method, url] of calls) {
    for (const key of ['', 'wrong', `${serviceKey}x`, serviceKey.toUpperCase()]) {
      const body = method === 'POST' ? { body: '{broken' } : {};
      const { status, body: problem } = await send(method, api + url, {
        ...body,
        headers: { 'x-gh-service-key': key },
      });
      t.equal(status, 401, `${url} with "${key}"`);
      t.match(problem, { error: 'unauthorized' });
    }
  }
  const bare = await fetch(`${host.url}${api}/valet/apply`, { method: 'POST' });
  t.equal(bare.status, 401);
});

t.test('answers 404 for unknown jobs and addresses', async (t) => {
  const nobody = '00000000-0000-4000-8000-000000000000';
  for (const url of [
    `/valet/status/${nobody}`,
    '/valet/status/abc',
    `/jobs/${nobody}/events`,
    '/valet',
    '/valet/status/%00',
  ]) {
    const { status, body } = await send('GET', api + url);
    t.equal(status, 404, url);
    t.match(body, { error: 'not_found' });
  }
  t.equal((await send('POST', `${api}/valet/resume/${nobody}`, { body: {} })).status, 404);
  t.equal((await send('DELETE', `${api}/valet/apply`)).status, 404);
});

t.test('pauses for a person and goes on with what they say', async (t) => {
  const { body: accepted } = await apply({
    ...minimal,
    target_url: 'https://fake.test/ask:2fa/ok',
    hitl_timeout_seconds: 60,
  });
  const id: string = accepted['job_id'];
  const resume = (body?: unknown) => send('POST', `${api}/valet/resume/${id}`, body === undefined ? {} : { body });
  const paused = await until(id, 'paused');
  t.match(paused, {
    status_message: 'Please help.',
    interaction: { type: '2fa', screenshot_url: null, page_url: 'https://fake.test/page', timeout_seconds: 60 },
    result: null,
    error: null,
  });
  t.equal(checkShape('job-status.schema.json', paused).ok, true);
  t.match(await resume({ resolved_by: '', resolution_data: { kode: '1' } }), {
    status: 422,
    body: { details: [{ pointer: '/resolved_by' }, { pointer: '/resolution_data/kode' }] },
  });
  const resumed = await resume({
    resolved_by: 'human',
    resolution_notes: 'By phone',
    resolution_data: { code: '123456' },
  });
  t.equal(resumed.status, 200);
  t.strictSame(resumed.body, { job_id: id, status: 'running', resolved_by: 'human' });
  t.match(await until(id, 'completed'), { interaction: null });
  const { body: events } = await send('GET', `${api}/jobs/${id}/events?event_type=hitl_resumed`);
  t.match(JSON.stringify(events), /123456/, 'the run got the code');
  t.match(await resume({}), { status: 409, body: { error: 'conflict' } });
});

t.test('resumes without a body, but a review wants a yes or a no', async (t) => {
  const { body: accepted } = await apply({ ...minimal, target_url: 'https://fake.test/ask:captcha/ask:review/ok' });
  const id: string = accepted['job_id'];
  const url = `${api}/valet/resume/${id}`;
  await until(id, 'paused');
  t.strictSame((await send('POST', url)).body, { job_id: id, status: 'running', resolved_by: 'human' });
  let status = await statusOf(id);
  while (status.interaction?.type !== 'review') status = await statusOf(id);
  t.match(await send('POST', url, { body: {} }), {
    status: 422,
    body: { details: [{ pointer: '/resolution_data/approved', message: 'is required: the job waits for a review' }] },
  });
  t.equal((await send('POST', url, { body: { resolution_data: { approved: true } } })).status, 200);
  await until(id, 'completed');
});

t.test('pages through the events of a job', async (t) => {
  const { body: accepted } = await apply({ ...minimal, target_url: 'https://fake.test/event/event/event/ok' });
  await until(accepted['job_id'], 'completed');
  const url = `${api}/jobs/${accepted['job_id']}/events`;
  const { body: all } = await send('GET', url);
  t.match(all, { total: 5, limit: 100, offset: 0 });
  const events: { seq: number; event_type: string }[] = all['events'];
  t.strictSame(
    events.map(({ seq, event_type }) => `${seq} ${event_type}`),
    ['1 job_started', '2 state_changed', '3 state_changed', '4 state_changed', '5 job_completed'],
  );
  t.ok(events.every((event) => checkShape('job-event.schema.json', event).ok));
  t.match(await send('GET', `${url}?limit=2&offset=3`), {
    body: { events: [{ seq: 4 }, { seq: 5 }], total: 5, limit: 2, offset: 3 },
  });
  t.match(await send('GET', `${url}?event_type=state_changed&limit=1`), { body: { events: [{ seq: 2 }], total: 3 } });
  t.match(await send('GET', `${url}?limit=0&offset=-1&event_type=nope`), {
    status: 422,
    body: { details: [{ pointer: '/limit' }, { pointer: '/offset' }, { pointer: '/event_type' }] },
  });
});

t.test('tells a load balancer that it is up, without a key', async (t) => {
  for (const url of ['/health', `${api}/health`]) {
    const { status, body } = await send('GET', url, { headers: { 'x-gh-service-key': 'none' } });
    t.equal(status, 200);
    t.match(body, { status: 'ok', service: 'ghosthands', version: /^\d+\.\d+\.\d+/, timestamp: iso });
  }
});

t.test('describes itself: every reference of the OpenAPI document resolves, every address is in it', async (t) => {
  const { body: document } = await send('GET', '/openapi.json', { headers: { 'x-gh-service-key': 'none' } });
  t.match(document, { openapi: '3.1.0', info: { title: 'Valet' } });
  t.strictSame(Object.keys(document['paths']).sort(), [
    '/api/v1/gh/health',
    '/api/v1/gh/jobs',
    '/api/v1/gh/jobs/batch',
    '/api/v1/gh/jobs/{id}/callbacks',
    '/api/v1/gh/jobs/{id}/callbacks/{callbackId}/redeliver',
    '/api/v1/gh/jobs/{id}/cancel',
    '/api/v1/gh/jobs/{id}/events',
    '/api/v1/gh/jobs/{id}/retry',
    '/api/v1/gh/jobs/{id}/review',
    '/api/v1/gh/jobs/{id}/stream',
    '/api/v1/gh/kill',
    '/api/v1/gh/monitoring/alerts',
    '/api/v1/gh/monitoring/dashboard',
    '/api/v1/gh/monitoring/health',
    '/api/v1/gh/monitoring/metrics',
    '/api/v1/gh/monitoring/metrics/json',
    '/api/v1/gh/valet/answers/{userId}',
    '/api/v1/gh/valet/apply',
    '/api/v1/gh/valet/resume/{jobId}',
    '/api/v1/gh/valet/sessions/{userId}',
    '/api/v1/gh/valet/sessions/{userId}/{domain}',
    '/api/v1/gh/valet/status/{jobId}',
    '/api/v1/gh/valet/task',
    '/api/v1/manuals',
    '/api/v1/manuals/{id}',
    '/api/v1/manuals/{id}/history',
    '/health',
    '/ready',
  ]);
  const refs = [...JSON.stringify(document).matchAll(/"\$ref":"([^"]+)"/g)].map(([, ref = '']) => ref);
  const schemas: Record<string, unknown> = document['components']['schemas'];
  t.ok(refs.length > 20);
  for (const ref of new Set(refs)) {
    const name = ref.replace('#/components/schemas/', '');
    t.ok(schemas[name], ref);
  }
  t.match(schemas['ApplyRequest'], { required: ['valet_task_id', 'valet_user_id', 'target_url', 'profile'] });
});

t.test('shows its documentation without loading anything from elsewhere', async (t) => {
  const { status, body } = await send('GET', '/docs/', { headers: { 'x-gh-service-key': 'none' } });
  const page: string = body;
  t.equal(status, 200);
  t.match(page, /swagger-ui/);
  t.strictSame(page.match(/(src|href)="https?:\/\/[^"]+"/g), null);
  const { body: script } = await send('GET', '/docs/static/swagger-initializer.js');
  t.match(script, /\/docs\/json|\.\/docs\/json|url/);
  t.match(await send('GET', '/docs/json'), { status: 200, body: { openapi: '3.1.0' } });
});

t.test('survives a client that goes away in the middle of its request', async (t) => {
  const { port } = new URL(host.url);
  const aborted = httpRequest({
    port,
    method: 'POST',
    path: `${api}/valet/apply`,
    headers: { 'x-gh-service-key': serviceKey, 'content-type': 'application/json', 'content-length': 1000 },
  });
  aborted.on('error', () => undefined);
  await new Promise<void>((resolve) => aborted.write('{"valet_task_id":', () => resolve()));
  aborted.destroy();
  t.equal((await apply(minimal)).status, 201);
});

t.test('makes a service key when none is configured, readable by its owner only', async (t) => {
  const folder = await dataFolder(t);
  const open = () => startHost(readConfig({ dataDir: folder, port: 0, logLevel: 'silent' }, {}), { runnerUrl });
  const first = await open();
  const file = first.serviceKeyFile ?? '';
  const key = (await readFile(file, 'utf8')).trim();
  t.ok(key.length >= 32);
  t.equal((await stat(file)).mode & 0o777, 0o600);
  const call = (url: string) => fetch(`${url}${api}/valet/status/x`, { headers: { 'x-gh-service-key': key } });
  t.equal((await call(first.url)).status, 404);
  await first.close();
  const second = await open();
  t.equal((await call(second.url)).status, 404, 'the key stays');
  await second.close();
});
