import t from 'tap';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { createApiCaller } from '../support/call-api.ts';
import { plainProfile } from '../support/candidates.ts';
import { dataFolder } from './temp-folder.ts';

const serviceKey = 'a-key-of-twenty-four-chars';
const config = { port: 0, serviceKey, logLevel: 'silent', rateLimit: 120, maxQueue: 5 } as const;
const host = await startHost(readConfig({ ...config, dataDir: await dataFolder(t) }, {}), {
  runnerUrl: new URL('./fake-runner.ts', import.meta.url).href,
});
t.teardown(() => host.close());
const call = createApiCaller(host.url, serviceKey);
const request = {
  valet_task_id: 'task-001',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://fake.test/ok',
  target_worker_id: 'nobody',
  profile: plainProfile,
};

t.test('a body over 1 MiB is turned away, and told what to do instead', async (t) => {
  const answer = await call('POST', '/valet/apply', { ...request, metadata: { big: 'x'.repeat(1024 * 1024) } });
  t.match(answer, { status: 413, body: { error: 'validation_error', message: /larger than 1 MiB.*storage_path/ } });
});

t.test('a full queue takes no more, and says when to come back', async (t) => {
  const answers = await Promise.all(Array.from({ length: 8 }, () => call('POST', '/valet/apply', request)));
  const statuses = answers.map(({ status }) => status).sort();
  t.strictSame(statuses, [201, 201, 201, 201, 201, 429, 429, 429]);
  const full = answers.find(({ status }) => status === 429);
  t.match(full?.body, { error: 'queue_full' });
  t.ok(Number(full?.headers.get('retry-after')) > 0);
  const { body } = await call('POST', '/jobs/batch', { jobs: [request, {}] });
  t.match(body, {
    accepted: 0,
    rejected: 2,
    results: [{ status: 429, error: { error: 'queue_full' } }, { status: 422 }],
  });
  const { jobs }: { jobs: { id: string }[] } = (await call('GET', '/jobs')).body;
  for (const { id } of jobs.slice(0, 2)) t.equal((await call('POST', `/jobs/${id}/cancel`)).status, 200);
  let status = 429;
  for (let left = 50; status !== 201 && left > 0; left -= 1) {
    await new Promise((resolve) => setTimeout(resolve, 100));
    ({ status } = await call('POST', '/valet/apply', request));
  }
  t.equal(status, 201, 'there is room again');
});

t.test('a key that asks too often waits; what needs no key is never turned away', async (t) => {
  const answers = [];
  for (let count = 0; count < 125; count += 1) answers.push(await call('GET', '/jobs'));
  const refused = answers.filter(({ status }) => status === 429);
  t.ok(refused.length >= 5);
  t.equal(answers.at(-1)?.status, 429);
  t.match(refused[0]?.body, { error: 'too_many_requests', message: /120 requests a minute/ });
  t.ok(Number(refused[0]?.headers.get('retry-after')) > 0);
  t.equal((await call('GET', '/health')).status, 200);
  t.equal((await createApiCaller(host.url, 'another-key-of-many-chars')('GET', '/jobs')).status, 401);
});
