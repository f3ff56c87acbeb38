import {
  type BudgetLimits,
  createMemoryResponses,
  createModelRouter,
  defaultRoutes,
  ModelError,
  type ModelProvider,
  type ModelRef,
  type ModelRouterOptions,
  type ModelTier,
  modelTable,
  modelTasks,
  noTokens,
  type ProviderCall,
  type Reservation,
  tierOfTask,
} from '@valet/core';
import t from 'tap';
import { createHeldClock } from '../../support/held-clock.ts';
import { makeModelRequest, onePixel } from '../../support/model/model-call.ts';

const noLimits: BudgetLimits = { applicationUsd: null, userDayUsd: null, userMonthUsd: null, tenantMonthUsd: null };
const never = new AbortController().signal;
const scope = { tenant: 'acme', userId: null, jobId: 'job-1' };

/** A provider that says the same to everybody, and what it was called with. */
function createProvider(id: string, text = '{"fields":[]}') {
  const calls: ProviderCall[] = [];
  const provider: ModelProvider = {
    ...{ id, isLocal: false, timeoutMs: 1000 },
    async call(call) {
      calls.push(call);
      return { text, tokens: { ...noTokens, inputTokens: 100, outputTokens: 10 } };
    },
  };
  return { provider, calls };
}

const everywhere = (...refs: ModelRef[]) => ({ primary: refs, secondary: refs, budget: refs });
const sonnet = { provider: 'anthropic', model: 'claude-sonnet-5-5' };
const luna = { provider: 'openai', model: 'gpt-6-luna' };

function createRouter(change: Partial<ModelRouterOptions> & { reservation?: Reservation; day?: string } = {}) {
  const { reservation = { ok: true }, day = '2026-11-21', ...rest } = change;
  const clock = createHeldClock(Date.parse(day));
  const anthropic = createProvider('anthropic');
  const openai = createProvider('openai');
  const router = createModelRouter({
    providers: [anthropic.provider, openai.provider],
    table: modelTable,
    routes: everywhere(sonnet, luna),
    cache: createMemoryResponses({ clock }),
    ledger: { reserve: async () => reservation, settle: async () => undefined },
    limitsOf: () => noLimits,
    clock,
    ...rest,
  });
  return { router, clock, anthropic, openai };
}

t.test('a model that is shut down is refused at once, and what to use is named', (t) => {
  const ended = everywhere({ provider: 'openai', model: 'gpt-4.1-nano' });
  t.throws(() => createRouter({ routes: ended }), {
    code: 'config_invalid',
    message: 'The model openai:gpt-4.1-nano is shut down since 2026-10-23. Use openai:gpt-6-luna in its place.',
  });
  const ending = everywhere({ provider: 'anthropic', model: 'claude-sonnet-4-5' });
  t.throws(() => createRouter({ routes: ending, day: '2026-12-01' }), { code: 'config_invalid' });
  t.strictSame(createRouter({ routes: ending }).router.warnings, [
    'The model anthropic:claude-sonnet-4-5 ends on 2026-11-30; use anthropic:claude-sonnet-5-5 in its place.',
  ]);
  t.strictSame(createRouter({ routes: ending, day: '2026-10-30' }).router.warnings, [], 'more than 30 days are left');
  t.end();
});

t.test('a model without a price and one without its provider are refused', (t) => {
  t.throws(() => createRouter({ routes: everywhere({ provider: 'openai', model: 'gpt-99' }) }), {
    code: 'config_invalid',
    message: /openai:gpt-99 is not in Valet's price table of \d{4}-\d\d-\d\d; known are .*gpt-6-luna/,
  });
  t.throws(() => createRouter({ providers: [createProvider('openai').provider] }), {
    code: 'config_invalid',
    message: /anthropic:claude-sonnet-5-5 needs the provider "anthropic".*configured: openai/,
  });
  t.end();
});

t.test('the defaults are served today, and each does what its tier asks', (t) => {
  const { router } = createRouter({ routes: defaultRoutes });
  t.strictSame(router.warnings, []);
  for (const tier of Object.keys(defaultRoutes) as ModelTier[]) {
    for (const { provider, model } of defaultRoutes[tier]) {
      const row = modelTable.rows.find((one) => one.provider === provider && one.id === model);
      t.ok(row?.tiers.includes(tier), `${tier}: ${model}`);
    }
  }
  t.end();
});

t.test('each task goes to its tier', async (t) => {
  const routes = { primary: [sonnet], secondary: [luna], budget: [{ provider: 'openai', model: 'gpt-6-sol' }] };
  const { router } = createRouter({ routes });
  const models = { primary: 'claude-sonnet-5-5', secondary: 'gpt-6-luna', budget: 'gpt-6-sol' };
  for (const task of modelTasks) {
    const { model } = await router.ask(makeModelRequest({ task }), scope, never);
    t.equal(model, models[tierOfTask[task]], task);
  }
});

t.test('a refused budget says which limit and what is left, and nobody is asked', async (t) => {
  const refused = { ok: false, limit: 'user_day', remainingUsd: 0.0123 } as const;
  const { router, anthropic, openai } = createRouter({ reservation: refused });
  await t.rejects(router.ask(makeModelRequest(), scope, never), {
    code: 'budget_exceeded',
    message: /user's day has \$0\.0123 left/,
    details: { budget: { limit: 'user_day', remainingUsd: 0.0123 } },
  });
  t.equal(anthropic.calls.length + openai.calls.length, 0);
  t.ok(router.health().every(({ state, calls }) => state === 'closed' && calls === 0));
});

t.test('a picture goes only to who can see it', async (t) => {
  const rows = modelTable.rows.map((row) => (row.id === sonnet.model ? { ...row, seesImages: false } : row));
  const { router } = createRouter({ table: { ...modelTable, rows } });
  const content = [onePixel];
  t.equal((await router.ask(makeModelRequest({ content }), scope, never)).provider, 'openai');
  const blind = { ...modelTable, rows: rows.map((row) => ({ ...row, seesImages: false })) };
  const { router: none } = createRouter({ table: blind });
  await t.rejects(none.ask(makeModelRequest({ content }), scope, never), { code: 'model_unavailable' });
});

t.test('calls that begin alike are known to the provider by the same key', async (t) => {
  const { router, anthropic } = createRouter();
  const ask = (text: string, change = {}) =>
    router.ask(makeModelRequest({ content: [{ type: 'text', text }], ...change }), scope, never);
  await ask('one');
  await ask('two');
  await ask('three', { instructions: 'Something else.' });
  const [one, two, three] = anthropic.calls.map(({ cacheKey }) => cacheKey);
  t.equal(one, two);
  t.not(one, three);
});

t.test('a model that thinks has room for it, and what it may cost has too', async (t) => {
  const asked: number[] = [];
  const held: number[] = [];
  const openai: ModelProvider = {
    ...{ id: 'openai', isLocal: false, timeoutMs: 1000 },
    async call({ maxOutputTokens }) {
      asked.push(maxOutputTokens);
      return { text: '{"fields":[]}', tokens: noTokens };
    },
  };
  const ledger: ModelRouterOptions['ledger'] = {
    async reserve({ usd }) {
      held.push(usd);
      return { ok: true };
    },
    settle: async () => undefined,
  };
  const { router } = createRouter({ providers: [openai], routes: everywhere(luna), ledger });
  await router.ask(makeModelRequest({ maxOutputTokens: 500 }), scope, never);
  t.strictSame(asked, [2000]);
  t.ok((held[0] ?? 0) > (2000 * 0.5) / 1_000_000);
});

t.test('tenants share no answer', async (t) => {
  const { router, anthropic } = createRouter();
  await router.ask(makeModelRequest(), scope, never);
  t.equal((await router.ask(makeModelRequest(), { ...scope, jobId: 'job-2' }, never)).isCached, true);
  t.equal((await router.ask(makeModelRequest(), { ...scope, tenant: 'other' }, never)).isCached, false);
  t.equal(anthropic.calls.length, 2);
});

t.test('what a provider throws beyond its port is a failure of it, and the next one is asked', async (t) => {
  const odd: ModelProvider = {
    ...{ id: 'anthropic', isLocal: false, timeoutMs: 1000 },
    call: () => Promise.reject(new TypeError('undefined is not a function')),
  };
  const { router } = createRouter({ providers: [odd, createProvider('openai').provider] });
  t.equal((await router.ask(makeModelRequest(), scope, never)).provider, 'openai');
  t.match(router.health()[0], { lastFailure: 'server', errorRate: 1 });
});

t.test('health forgets what is older than ten minutes', async (t) => {
  const failing: ModelProvider = {
    ...{ id: 'anthropic', isLocal: false, timeoutMs: 1000 },
    call: () => Promise.reject(new ModelError('server', 'no')),
  };
  const { router, clock } = createRouter({ providers: [failing, createProvider('openai').provider] });
  await router.ask(makeModelRequest(), scope, never);
  t.match(router.health()[0], { calls: 1, errorRate: 1 });
  clock.pass(600_000);
  t.match(router.health()[0], { calls: 0, errorRate: 0, lastFailure: null });
});
