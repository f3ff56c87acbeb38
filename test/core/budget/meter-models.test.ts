import {
  budgetExceeded,
  createCostMeter,
  type ModelPort,
  type ModelReply,
  type ModelRequest,
  type ModelScope,
  meterModels,
  ValetError,
} from '@valet/core';
import type { RunEvent } from '@valet/schemas';
import t from 'tap';

const request: ModelRequest = {
  task: 'answer_generation',
  instructions: 'Choose.',
  content: [],
  answer: { name: 'choice', schema: {} },
  maxOutputTokens: 100,
};
const scope: ModelScope = { tenant: 'default', userId: null, jobId: 'job' };
const usage = { inputTokens: 70, cacheReadTokens: 20, cacheWriteTokens: 7, outputTokens: 3 };
const reply: ModelReply = { value: {}, provider: 'p', model: 'm', usage, usd: 0.0001, isCached: false };
const { signal } = new AbortController();

function meter(models: ModelPort, budgetUsd?: number) {
  const events: RunEvent[] = [];
  const cost = createCostMeter();
  const tell = async (event: RunEvent) => void events.push(event);
  return { events, cost, metered: meterModels(models, { cost, budgetUsd, tell }) };
}

t.test('counts every reply by itself, without an error of floating point; mending a manual apart', async (t) => {
  const { cost, metered } = meter({ ask: async () => reply });
  for (let at = 0; at < 1000; at++) t.equal(await metered.ask(request, scope, signal), reply);
  await metered.ask({ ...request, task: 'heal_step' }, scope, signal);
  t.match(cost, { usd: 0.1001, healUsd: 0.0001, tokens: 100_100, refusals: [] });
});

t.test('what came from the cache cost nothing', async (t) => {
  const { cost, metered } = meter({ ask: async () => ({ ...reply, usd: 0, isCached: true }) });
  await metered.ask(request, scope, signal);
  t.match(cost, { usd: 0, tokens: 0 });
});

t.test('tells of a call that a budget refused, and leaves the error as it is', async (t) => {
  const error = budgetExceeded({ limit: 'user_day', remainingUsd: 0.0042 });
  t.match(error, { code: 'budget_exceeded', message: /of this user's day has \$0\.0042 left/ });
  const { events, cost, metered } = meter({ ask: () => Promise.reject(error) });
  await t.rejects(metered.ask(request, scope, signal), error);
  await t.rejects(metered.ask(request, scope, signal), error);
  const told = {
    event_type: 'budget_preflight_failed',
    metadata: { reason: 'user_day', remaining_budget: 0.0042 },
  };
  t.same(events, [told, told]);
  t.same(cost.refusals, [{ limit: 'user_day', remainingUsd: 0.0042 }]);
});

t.test('any other failure is none of its business', async (t) => {
  const { events, cost, metered } = meter({ ask: () => Promise.reject(new ValetError('model_unavailable', 'none')) });
  await t.rejects(metered.ask(request, scope, signal), { code: 'model_unavailable' });
  t.same([events, cost.refusals], [[], []]);
});

t.test('passes on that the job may cost less than others', async (t) => {
  const seen: ModelScope[] = [];
  const models: ModelPort = {
    async ask(_request, given) {
      seen.push(given);
      return reply;
    },
  };
  await meter(models).metered.ask(request, scope, signal);
  await meter(models, 0.02).metered.ask(request, scope, signal);
  t.same(seen, [scope, { ...scope, limitUsd: 0.02 }]);
});
