import { isValetError, type ModelScope, modelTable } from '@valet/core';
import t from 'tap';
import { type Config, configTable, environmentWith, readConfig } from '../../../host/src/config.ts';
import { createModels, type Models, planModels } from '../../../host/src/model/create-models.ts';
import { findRoutes } from '../../../host/src/model/find-routes.ts';
import { createHeldClock } from '../../support/held-clock.ts';
import { openAnthropicStandIn } from '../../support/model/anthropic-stand-in.ts';
import { makeModelRequest } from '../../support/model/model-call.ts';
import { openOpenAiStandIn } from '../../support/model/openai-stand-in.ts';

const never = new AbortController().signal;
const scope: ModelScope = { tenant: 'acme', userId: null, jobId: 'job-1' };

const clock = createHeldClock();

function planFrom(env: Readonly<Record<string, string>>) {
  return planModels(readConfig({}, env), clock.now());
}

function createFrom(env: Readonly<Record<string, string>>): Models {
  return createModels({
    config: readConfig({}, env),
    ledger: { reserve: async () => ({ ok: true }), settle: async () => undefined },
    limitsOf: () => ({ applicationUsd: null, userDayUsd: null, userMonthUsd: null, tenantMonthUsd: null }),
    clock,
  });
}

function routesOf(env: Readonly<Record<string, string>>, providers: readonly string[]) {
  const config: Config = readConfig({}, env);
  const local = { ...modelTable.rows[0], provider: 'local', id: 'qwen3:8b' } as (typeof modelTable.rows)[number];
  const routes = findRoutes({ config, table: { ...modelTable, rows: [...modelTable.rows, local] }, providers });
  const write = (tier: keyof typeof routes) =>
    routes[tier].map(({ provider, model }) => `${provider}:${model}`).join(' ');
  return { primary: write('primary'), secondary: write('secondary'), budget: write('budget') };
}

t.test('without a key there is no model, and it says so', async (t) => {
  const models = createFrom({});
  t.strictSame([models.isConfigured, models.health()], [false, []]);
  await t.rejects(models.port.ask(makeModelRequest(), scope, never), { code: 'model_unavailable' });
});

t.test('each key brings its models; what has none is left out', (t) => {
  t.strictSame(routesOf({}, ['anthropic']), {
    primary: 'anthropic:claude-sonnet-5-5',
    secondary: 'anthropic:claude-haiku-5-5',
    budget: 'anthropic:claude-haiku-5-5',
  });
  t.strictSame(routesOf({}, ['openai', 'anthropic']), {
    primary: 'anthropic:claude-sonnet-5-5 openai:gpt-6-sol',
    secondary: 'openai:gpt-6-luna anthropic:claude-haiku-5-5',
    budget: 'openai:gpt-6-luna anthropic:claude-haiku-5-5',
  });
  t.end();
});

t.test('the local model is asked first, the one of GH_MODEL before it, and VALET_LLM_ROUTES says it all', (t) => {
  const local = { VALET_LLM_LOCAL_URL: 'http://127.0.0.1:11434/v1', VALET_LLM_LOCAL_MODEL: 'qwen3:8b' };
  t.equal(routesOf(local, ['local', 'openai']).primary, 'local:qwen3:8b openai:gpt-6-sol');
  t.equal(
    routesOf({ ...local, GH_MODEL: 'gpt-6-sol' }, ['local', 'openai']).budget,
    'openai:gpt-6-sol local:qwen3:8b openai:gpt-6-luna',
  );
  const own = {
    ...local,
    VALET_LLM_ROUTES: 'primary = anthropic:claude-opus-5-5, local:qwen3:8b ; budget=openai:gpt-5.4-nano',
  };
  t.strictSame(routesOf(own, ['local', 'openai', 'anthropic']), {
    primary: 'anthropic:claude-opus-5-5 local:qwen3:8b',
    secondary: 'local:qwen3:8b openai:gpt-6-luna anthropic:claude-haiku-5-5',
    budget: 'openai:gpt-5.4-nano',
  });
  t.end();
});

t.test('what cannot work is refused at the start', (t) => {
  const key = { OPENAI_API_KEY: 'sk-x' };
  const cases: [Readonly<Record<string, string>>, RegExp][] = [
    [
      { ...key, GH_MODEL: 'gpt-4.1-nano' },
      /openai:gpt-4\.1-nano is shut down since 2026-10-23\. Use openai:gpt-6-luna/,
    ],
    [{ ...key, GH_MODEL: 'no-such' }, /^GH_MODEL names the model "no-such".*known are .*openai:gpt-6-sol/],
    [{ ...key, GH_MODEL: 'claude-opus-5-5' }, /needs the provider "anthropic", which has no key or address here/],
    [{ ...key, VALET_LLM_ROUTES: 'budget=openai:gpt-99' }, /openai:gpt-99 is not in Valet's price table/],
    [
      { VALET_LLM_LOCAL_URL: 'http://127.0.0.1:1/v1' },
      /VALET_LLM_LOCAL_URL is set, so VALET_LLM_LOCAL_MODEL must be set too/,
    ],
  ];
  for (const [env, message] of cases) t.throws(() => planFrom(env), { code: 'config_invalid', message });
  t.end();
});

t.test('a model that will end is warned of', (t) => {
  const { warnings } = planFrom({ ANTHROPIC_API_KEY: 'sk-x', GH_MODEL: 'claude-sonnet-4-5' });
  t.strictSame(warnings, [
    'The model anthropic:claude-sonnet-4-5 ends on 2026-11-30; use anthropic:claude-sonnet-5-5 in its place.',
  ]);
  t.end();
});

t.test('the settings lead to the three providers', async (t) => {
  const [anthropic, openai, local] = await Promise.all([
    openAnthropicStandIn(),
    openOpenAiStandIn(),
    openOpenAiStandIn({ isLocal: true, faults: () => ({ kind: 'server' }) }),
  ]);
  t.teardown(() => Promise.all([anthropic.close(), openai.close(), local.close()]));
  const models = createFrom({
    ...{ ANTHROPIC_API_KEY: anthropic.apiKey, ANTHROPIC_BASE_URL: anthropic.url },
    ...{ OPENAI_API_KEY: openai.apiKey, OPENAI_BASE_URL: openai.url },
    ...{ VALET_LLM_LOCAL_URL: local.url, VALET_LLM_LOCAL_MODEL: 'qwen3:8b' },
  });
  t.equal((await models.port.ask(makeModelRequest({ task: 'navigation' }), scope, never)).model, 'gpt-6-luna');
  openai.setFaults(() => ({ kind: 'overloaded' }));
  t.equal(
    (await models.port.ask(makeModelRequest({ task: 'confirmation', maxOutputTokens: 9 }), scope, never)).model,
    'claude-haiku-5-5',
  );
  t.equal(
    (await models.port.ask(makeModelRequest({ task: 'form_analysis' }), scope, never)).model,
    'claude-sonnet-5-5',
  );
  t.equal(local.callCount, 3, 'asked first each time');
  t.ok(models.health().some(({ provider, lastFailure }) => provider === 'local' && lastFailure === 'server'));
});

t.test('a process that meets pages gets no secret of the environment', (t) => {
  const secrets = Object.values(configTable).flatMap(({ variable, kind }) =>
    'isSecret' in kind && kind.isSecret ? variable : [],
  );
  t.ok(
    secrets.includes('ANTHROPIC_API_KEY') &&
      secrets.includes('OPENAI_API_KEY') &&
      secrets.includes('VALET_LLM_LOCAL_KEY'),
  );
  const before = { ...process.env };
  t.teardown(() => void Object.assign(process.env, before));
  for (const name of secrets) process.env[name] = 'hidden';
  const passed = environmentWith({ MORE: '1' });
  for (const name of secrets) delete process.env[name];
  t.strictSame(
    Object.entries(passed).filter(([, value]) => value === 'hidden'),
    [],
  );
  t.equal(passed['MORE'], '1');
  t.equal(passed['PATH'], process.env['PATH']);
  t.end();
});

t.test('a key is never quoted', (t) => {
  try {
    planFrom({ OPENAI_API_KEY: 'sk-secret-of-mine', GH_MODEL: 'claude-opus-5-5' });
    t.fail('it was not refused');
  } catch (error) {
    t.ok(isValetError(error));
    t.notMatch(String(error), 'sk-secret');
  }
  t.end();
});
