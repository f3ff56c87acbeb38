import { boundCost, costOf, findModel, type ModelPrice, modelTable, noTokens, priceAt } from '@valet/core';
import t from 'tap';
import { makeModelRequest, onePixel } from '../../support/model/model-call.ts';

const million = 1_000_000;

function priceOf(provider: string, model: string, day = '2026-11-21'): ModelPrice {
  const row = findModel(modelTable, { provider, model });
  if (!row) throw new Error(`no ${model}`);
  return priceAt(row, Date.parse(day));
}

t.test('a million tokens of each class cost what the list says', (t) => {
  const sonnet = priceOf('anthropic', 'claude-sonnet-5-5');
  t.equal(costOf({ ...noTokens, inputTokens: million }, sonnet), 2);
  t.equal(costOf({ ...noTokens, outputTokens: million }, sonnet), 10);
  t.equal(costOf({ ...noTokens, cacheReadTokens: million }, sonnet), 0.1);
  t.equal(costOf({ ...noTokens, cacheWriteTokens: million }, sonnet), 2.5);
  t.equal(costOf({ ...noTokens, cacheWriteLongTokens: million }, sonnet), 4);
  const mini = priceOf('openai', 'gpt-4.1-mini');
  t.equal(costOf({ ...noTokens, inputTokens: million }, mini), 0.4);
  t.equal(costOf({ ...noTokens, cacheReadTokens: million }, mini), 0.1);
  t.equal(costOf({ ...noTokens, outputTokens: million }, mini), 1.6);
  t.equal(costOf(noTokens, mini), 0);
  t.end();
});

t.test('a price holds from its day on', (t) => {
  t.equal(priceOf('anthropic', 'claude-sonnet-5-5', '2026-10-06').cacheRead, 0.2);
  t.equal(priceOf('anthropic', 'claude-sonnet-5-5', '2026-10-07').cacheRead, 0.1);
  t.equal(priceOf('anthropic', 'claude-sonnet-5-5', '2025-01-01').cacheRead, 0.2);
  t.end();
});

t.test('a long prompt costs more, all of it, and its cached tokens count for its length', (t) => {
  const haiku = priceOf('anthropic', 'claude-haiku-5-5');
  t.equal(costOf({ ...noTokens, inputTokens: 100_000, outputTokens: 1000 }, haiku), 0.0105);
  t.equal(costOf({ ...noTokens, inputTokens: 100_001, outputTokens: 1000 }, haiku), 0.0525005);
  const luna = priceOf('openai', 'gpt-6-luna');
  const cached = { ...noTokens, inputTokens: 2000, cacheReadTokens: 270_001, outputTokens: 1000 };
  t.equal(costOf(cached, luna), (2000 * 0.1 + 270_001 * 0.01) * 2e-6 + 1000 * 0.5 * 1.5e-6);
  t.end();
});

t.test('what a call can cost is bounded by its bytes, its pictures and the longest answer', (t) => {
  const price = priceOf('anthropic', 'claude-sonnet-5-5');
  const plain = boundCost(makeModelRequest(), price);
  const [bytes] = [Buffer.byteLength(makeModelRequest().instructions)];
  t.ok(plain >= (bytes * 2.5 + 500 * 10) / million, 'the dearest class of input, and the output');
  t.ok(boundCost(makeModelRequest({ content: [onePixel] }), price) > (5000 * 2.5) / million);
  const wide = makeModelRequest({ content: [{ type: 'text', text: '漢'.repeat(1000) }] });
  const narrow = makeModelRequest({ content: [{ type: 'text', text: 'x'.repeat(1000) }] });
  t.ok(boundCost(wide, price) - boundCost(narrow, price) >= (2000 * 2.5) / million, 'bytes, not letters');
  t.end();
});

t.test(
  'the table is whole: every row has a price, each class of which is known, and every replacement is in it',
  (t) => {
    t.match(modelTable.asOf, /^\d{4}-\d\d-\d\d$/);
    for (const { id, prices, end, provider, source } of modelTable.rows) {
      t.ok(prices.length > 0 && source.length > 0, id);
      for (const { input, output, cacheRead, cacheWrite, cacheWriteLong } of prices) {
        for (const usd of [input, output, cacheRead, cacheWrite, cacheWriteLong]) t.ok(usd > 0, id);
        t.ok(cacheRead <= input && output > input, id);
      }
      if (end) t.ok(findModel(modelTable, { provider, model: end.replacement }), `${id}: ${end.replacement}`);
    }
    t.end();
  },
);
