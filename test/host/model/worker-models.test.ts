import t, { type Test } from 'tap';
import { readConfig } from '../../../host/src/config.ts';
import { type RunningHost, startHost } from '../../../host/src/main.ts';
import { createApiCaller } from '../../support/call-api.ts';
import { openAnthropicStandIn } from '../../support/model/anthropic-stand-in.ts';
import type { StandIn } from '../../support/model/stand-in-server.ts';
import { createClient, serviceKey } from '../host-process.ts';
import { dataFolder } from '../temp-folder.ts';

const runnerUrl = new URL('../../support/model/asking-runner.ts', import.meta.url).href;
const settings = { port: 0, serviceKey, logLevel: 'silent', maxRetries: 0, leaseSeconds: 600 } as const;

async function startWith(t: Test, anthropic: StandIn | null): Promise<RunningHost> {
  const keys = anthropic ? { anthropicKey: anthropic.apiKey, anthropicUrl: anthropic.url } : {};
  const config = readConfig({ ...settings, ...keys, dataDir: await dataFolder(t) }, {});
  // What a shell would have set; the worker's process must not inherit it.
  process.env['ANTHROPIC_API_KEY'] = 'sk-of-the-shell';
  t.teardown(() => delete process.env['ANTHROPIC_API_KEY']);
  const host = await startHost(config, { runnerUrl });
  t.teardown(() => host.close());
  return host;
}

const isEnded = ({ status }: { status: string }) => ['failed', 'cancelled', 'completed'].includes(status);
const address = (name: string) => `https://fake.test/${name}?${crypto.randomUUID()}`;

t.test('a run asks through the host, whose keys it never sees, and the call is booked on its job', async (t) => {
  const anthropic = await openAnthropicStandIn({
    answer: () => ({ fields: [{ ref: '1', key: null, confidence: 1 }] }),
  });
  t.teardown(() => anthropic.close());
  const host = await startWith(t, anthropic);
  const client = createClient(host.url);
  const jobId = await client.apply({ target_url: address('one') });
  const { error } = await client.until(jobId, isEnded);
  const said = JSON.parse(`${error?.message}`);
  t.match(said, {
    hasModels: true,
    keys: [],
    userId: /^[0-9a-f-]{36}$/,
    reply: { value: { fields: [{ ref: '1', key: null, confidence: 1 }] }, provider: 'anthropic', isCached: false },
  });
  t.equal(said.reply.usd.toFixed(9), anthropic.spentUsd.toFixed(9));
  const [metrics, health] = await Promise.all(
    ['metrics/json', 'health'].map(async (name) => (await fetch(`${host.url}/api/v1/gh/monitoring/${name}`)).json()),
  );
  t.match(metrics, { llm: { total_calls: 1, cost_per_hour_usd: Number(anthropic.spentUsd.toFixed(9)) } });
  t.match(health, { checks: { llm_provider: { status: 'healthy', provider: 'anthropic', error_rate: 0 } } });
});

t.test('a cancelled job ends the call that it waits for', async (t) => {
  const anthropic = await openAnthropicStandIn({ faults: () => ({ kind: 'hang' }) });
  t.teardown(() => anthropic.close());
  const host = await startWith(t, anthropic);
  const client = createClient(host.url);
  const jobId = await client.apply({ target_url: address('two') });
  await anthropic.called(1);
  await createApiCaller(host.url, serviceKey)('POST', `/jobs/${jobId}/cancel`);
  await anthropic.abandoned(1);
  t.equal((await client.until(jobId, isEnded)).status, 'cancelled');
});

t.test('without a model a run has no such port', async (t) => {
  const host = await startWith(t, null);
  const client = createClient(host.url);
  const { error } = await client.until(await client.apply({ target_url: address('three') }), isEnded);
  t.match(JSON.parse(`${error?.message}`), { hasModels: false, keys: [] });
  const health = await (await fetch(`${host.url}/api/v1/gh/monitoring/health`)).json();
  t.match(health, { checks: { llm_provider: { status: 'healthy', provider: 'none' } } });
});

t.test('a host with a model that is shut down does not start, and leaves its folder free', async (t) => {
  const dataDir = await dataFolder(t);
  const start = (model: string | null) =>
    startHost(readConfig({ ...settings, dataDir, anthropicKey: 'sk-x', openaiKey: 'sk-y', model }, {}), {
      withWorker: false,
    });
  await t.rejects(start('gpt-4.1-nano'), { code: 'config_invalid', message: /shut down since 2026-10-23.*gpt-6-luna/ });
  await (await start(null)).close();
});
