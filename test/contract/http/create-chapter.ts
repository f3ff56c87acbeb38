import { randomUUID } from 'node:crypto';
import type { Problem } from '@valet/schemas';
import type { Test } from 'tap';
import { type ContractCheck, minimal } from './contract-check.ts';

/** HTTP contract §4.1: the whole example. */
const example = {
  ...minimal,
  target_url: 'https://boards.greenhouse.io/acme/jobs/123',
  platform: 'greenhouse',
  callback_url: 'https://valet.example.com/webhook/gh',
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
  target_worker_id: 'user-abc-123',
};

/** For each field something that it is not. */
const wrong: Readonly<Record<keyof typeof example, unknown>> = {
  valet_task_id: '',
  valet_user_id: 'me',
  target_url: 'ftp://ats.example.com/',
  platform: 'myspace',
  callback_url: 'nowhere',
  profile: 'me',
  resume: { file: 'a' },
  qa_answers: [],
  quality: 'best',
  priority: 11,
  timeout_seconds: 29,
  idempotency_key: 1,
  metadata: 'x',
  target_worker_id: 1,
};

/** Taking jobs in: §4.1, §4.2 and §12.5. */
export async function createChapter(t: Test, { host, call, row, add, until }: ContractCheck): Promise<void> {
  const apply = (change: object) => call('POST', '/valet/apply', { ...example, ...change });

  t.test('an application is accepted once under its key', async (t) => {
    const idempotency_key = randomUUID();
    const first = await apply({ idempotency_key });
    row(t, 'POST /valet/apply -> 201', first.status === 201 && first.body['status'] === 'pending');
    t.strictSame(Object.keys(first.body), ['job_id', 'valet_task_id', 'status', 'created_at']);
    const again = await apply({ idempotency_key });
    row(t, 'POST /valet/apply -> 409', again.status === 409);
    t.match(again.body, { job_id: first.body['job_id'], valet_task_id: 'valet-456', status: String, duplicate: true });
    t.match(await apply({ idempotency_key, priority: 6 }), { status: 422, body: { error: 'idempotency_mismatch' } });
    t.equal((await call('POST', '/valet/apply', minimal)).status, 201, 'the least of §17');
  });

  t.test('every field of an application is taken, and told when it is not what it should be', async (t) => {
    const required = ['valet_task_id', 'valet_user_id', 'target_url', 'profile'];
    for (const [field, value] of Object.entries(wrong)) {
      const refused = await apply({ idempotency_key: randomUUID(), [field]: value });
      const places = ((refused.body as Problem).details ?? []).map(({ pointer }) => pointer);
      const isTold = refused.status === 422 && places.every((one) => one.startsWith(`/${field}`));
      const without = await apply({ idempotency_key: randomUUID(), [field]: undefined });
      const isRight = without.status === (required.includes(field) ? 422 : 201);
      if (field === 'target_worker_id') t.ok(isTold && isRight, 'target_worker_id (§14.4)');
      else row(t, `apply field ${field}`, isTold && isRight);
    }
  });

  t.test('a generic task is accepted', async (t) => {
    const { status, body } = await call('POST', '/valet/task', {
      valet_task_id: 'valet-789',
      valet_user_id: minimal.valet_user_id,
      job_type: 'scrape',
      target_url: 'https://fake.test/read',
      task_description: 'Scrape all job listings from this page',
      input_data: {},
      callback_url: `${host.backend.url}/ok`,
      quality: 'speed',
      priority: 3,
      timeout_seconds: 120,
    });
    row(t, 'POST /valet/task -> ok', status === 201 && body['status'] === 'pending');
    await until(body['job_id'], 'completed');
  });

  t.test('several jobs are accepted at once', async (t) => {
    const { status, body } = await call('POST', '/jobs/batch', { jobs: [minimal, {}, minimal] });
    row(t, 'POST /jobs/batch -> ok', status === 207 && body['accepted'] === 2 && body['rejected'] === 1);
  });

  t.test('a job for one worker waits for that worker', async () => {
    const id = await add('ok', { target_worker_id: 'user-abc-123' });
    await until(await add('ok'), 'completed');
    await until(id, 'pending');
  });

  t.test('every address wants the key', async (t) => {
    const address = `${host.url}/api/v1/gh/valet/apply`;
    t.equal((await fetch(address, { method: 'POST' })).status, 401);
    t.equal((await fetch(address, { method: 'POST', headers: { 'X-GH-Service-Key': 'x' } })).status, 401);
  });
}
