import { randomUUID } from 'node:crypto';
import t from 'tap';
import { createClient, ValetApiError } from '../../host/client/src/index.ts';
import { readConfig } from '../../host/src/config.ts';
import { startHost } from '../../host/src/main.ts';
import { plainProfile } from '../support/candidates.ts';
import { dataFolder } from './temp-folder.ts';

const serviceKey = 'a-key-of-twenty-four-chars';
const config = { port: 0, serviceKey, logLevel: 'silent', maxQueue: 4 } as const;
const host = await startHost(readConfig({ ...config, dataDir: await dataFolder(t) }, {}), {
  runnerUrl: new URL('./fake-runner.ts', import.meta.url).href,
});
t.teardown(() => host.close());
const client = createClient({ baseUrl: `${host.url}/`, serviceKey });
const body = {
  valet_task_id: 'task-001',
  valet_user_id: '00000000-0000-0000-0000-000000000001',
  target_url: 'https://fake.test/ok',
  target_worker_id: 'nobody',
  profile: plainProfile,
};
const refusal = async (call: Promise<unknown>): Promise<ValetApiError> => {
  const error = await call.then(
    () => null,
    (thrown: unknown) => thrown,
  );
  if (error instanceof ValetApiError) return error;
  throw new Error('it was not refused');
};

t.test('a job is followed from its request to its end', async (t) => {
  const accepted = await client.applyToJob({ body: { ...body, idempotency_key: 'one' } });
  if (accepted.status !== 201) throw new Error('not accepted');
  const { job_id: id } = accepted.body;
  const again = await client.applyToJob({ body: { ...body, idempotency_key: 'one' } });
  if (again.status !== 409) throw new Error('accepted twice');
  t.strictSame([again.body.duplicate, again.body.job_id], [true, id], 'a duplicate is an answer, not an error');
  t.equal((await client.getJobStatus({ params: { jobId: id } })).body.status, 'pending');
  const { body: list } = await client.listJobs({ query: { status: ['pending', 'paused'], limit: 1 } });
  t.equal(list.jobs[0]?.id, id);
  t.equal((await client.cancelJob({ params: { id } })).body.status, 'cancelled');
  const { body: log } = await client.getJobEvents({ params: { id }, query: { event_type: 'job_cancelled' } });
  t.equal(log.total, 1);
  t.equal((await client.retryJob({ params: { id } })).body.retry_count, 1);
  const { status, body: batch } = await client.createJobs({ body: { jobs: [body] } });
  t.strictSame([status, batch.accepted], [207, 1]);
});

t.test('what is refused is thrown, with its code and places', async (t) => {
  const unknown = await refusal(client.getJobStatus({ params: { jobId: randomUUID() } }));
  t.match(unknown, { status: 404, code: 'not_found', details: [], retryAfterSeconds: null });
  const invalid = await refusal(client.applyToJob({ body: { ...body, priority: 11 } }));
  t.match(invalid, { status: 422, code: 'validation_error', details: [{ pointer: '/priority' }] });
  const stranger = createClient({ baseUrl: host.url });
  t.match(await refusal(stranger.listJobs()), { status: 401, code: 'unauthorized' });
  t.match(await refusal(client.getManual({ params: { id: '../jobs' } })), { status: 404 });
  const calls = await Promise.allSettled(Array.from({ length: 5 }, () => client.applyToJob({ body })));
  const full = calls.flatMap((call) => (call.status === 'rejected' ? [call.reason] : []));
  t.match(full[0], { status: 429, code: 'queue_full', retryAfterSeconds: Number });
});

t.test('monitoring needs no key; a call can be aborted', async (t) => {
  const watcher = createClient({ baseUrl: host.url });
  t.equal((await watcher.getMonitoringHealth()).body.status, 'healthy');
  t.match((await watcher.getMetricsText()).body, /^gh_queue_depth \d+$/m);
  t.match(await watcher.getDashboard(), { status: 200, body: { activeAlerts: Array, metrics: { jobs: {} } } });
  await t.rejects(watcher.getHealth({}, { signal: AbortSignal.abort() }), { name: 'AbortError' });
});
