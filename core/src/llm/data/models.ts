import type { ModelPrice, ModelRow, ModelTable, ModelTier } from '../model-table.ts';

type Usd = Omit<ModelPrice, 'from'>;

/** Anthropic bills what is written into its cache: for five minutes, for an hour. */
const anthropic = (
  id: string,
  tiers: readonly ModelTier[],
  prices: readonly (readonly [from: string | null, usd: Usd])[],
  more: Partial<ModelRow> = {},
): ModelRow => ({
  ...{ provider: 'anthropic', id, tiers, seesImages: true, effort: null, thinkingTokens: 0, end: null },
  source: 'platform.claude.com, models and pricing',
  prices: prices.map(([from, usd]) => ({ from, ...usd })),
  ...more,
});

/** OpenAI's newest families bill what is written into their cache; elsewhere it costs as it is read. */
const openai = (id: string, tiers: readonly ModelTier[], usd: Usd, more: Partial<ModelRow> = {}): ModelRow => ({
  ...{ provider: 'openai', id, tiers, seesImages: true, effort: null, thinkingTokens: 0, end: null },
  source: 'developers.openai.com, models and deprecations',
  prices: [{ from: null, ...usd }],
  ...more,
});

const claude = (input: number, output: number, cacheRead: number): Usd => ({
  ...{ input, output, cacheRead },
  cacheWrite: input * 1.25,
  cacheWriteLong: input * 2,
});
const gpt = (input: number, cacheRead: number, output: number, cacheWrite = input): Usd => ({
  ...{ input, cacheRead, output, cacheWrite },
  cacheWriteLong: cacheWrite,
});
const longGpt = { longPrompt: { overTokens: 272_000, inputTimes: 2, outputTimes: 1.5 } };
/** Reasoning families think before they answer; told to think little, they take hundreds of tokens. */
const thinks = { effort: 'low', thinkingTokens: 1500 } as const;
const repeated = 'repeated in public release notes, not read from the vendor';

/**
 * Models, list prices and ends. A price that changed is a further entry with its first day; nothing is overwritten, so that what
 * was booked stays what it was. A model that is not in here is not asked: what it costs could not be bounded.
 */
export const modelTable: ModelTable = {
  asOf: '2026-11-20',
  rows: [
    anthropic(
      'claude-sonnet-5-5',
      ['primary'],
      [
        [null, claude(2, 10, 0.2)],
        ['2026-10-07', claude(2, 10, 0.1)],
      ],
      { effort: 'low', source: repeated },
    ),
    anthropic('claude-sonnet-5', ['primary'], [[null, claude(2, 10, 0.2)]], { source: repeated }),
    anthropic('claude-sonnet-4-5', ['primary'], [[null, claude(3, 15, 0.3)]], {
      end: { on: '2026-11-30', replacement: 'claude-sonnet-5-5' },
    }),
    anthropic(
      'claude-haiku-5-5',
      ['secondary', 'budget'],
      // What a long prompt's cached tokens cost is not known; five times, as its other tokens.
      [[null, { ...claude(0.1, 0.5, 0.01), longPrompt: { overTokens: 100_000, inputTimes: 5, outputTimes: 5 } }]],
      { source: repeated },
    ),
    anthropic('claude-haiku-4-5', ['secondary', 'budget'], [[null, claude(1, 5, 0.1)]]),
    anthropic('claude-opus-5-5', ['primary'], [[null, claude(4, 20, 0.2)]]),
    anthropic('claude-opus-5', ['primary'], [[null, claude(5, 25, 0.5)]]),
    ...['claude-opus-4-8', 'claude-opus-4-7', 'claude-opus-4-6', 'claude-opus-4-5'].map((id) =>
      anthropic(id, ['primary'], [[null, claude(5, 25, 0.5)]]),
    ),
    anthropic('claude-fable-5-1', ['primary'], [[null, claude(10, 50, 0.25)]], { source: repeated }),
    openai(
      'gpt-6-luna',
      ['secondary', 'budget'],
      { ...gpt(0.1, 0.01, 0.5, 0.125), ...longGpt },
      { ...thinks, source: repeated },
    ),
    openai('gpt-6-sol', ['primary'], { ...gpt(2, 0.2, 10, 2.5), ...longGpt }, { ...thinks, source: repeated }),
    openai('gpt-6.1-sol', ['primary'], { ...gpt(2, 0.1, 10, 2.5), ...longGpt }, { ...thinks, source: repeated }),
    openai('gpt-6.1-terra', ['primary'], { ...gpt(1, 0.05, 5, 1.25), ...longGpt }, { ...thinks, source: repeated }),
    openai('gpt-6-astra', ['primary'], { ...gpt(10, 1, 50, 12.5), ...longGpt }, { ...thinks, source: repeated }),
    openai('gpt-5.6-luna', ['secondary', 'budget'], { ...gpt(0.2, 0.02, 1.2, 0.25), ...longGpt }, thinks),
    openai('gpt-5.6-terra', ['primary'], { ...gpt(2, 0.2, 12, 2.5), ...longGpt }, thinks),
    openai('gpt-5.4-mini', ['secondary'], gpt(0.75, 0.075, 4.5), thinks),
    openai('gpt-5.4-nano', ['secondary', 'budget'], gpt(0.2, 0.02, 1.25), thinks),
    openai('gpt-4.1', ['primary'], gpt(2, 0.5, 8)),
    openai('gpt-4.1-mini', ['secondary', 'budget'], gpt(0.4, 0.1, 1.6), {
      end: { on: '2027-01-14', replacement: 'gpt-6-luna' },
    }),
    openai('gpt-4.1-nano', ['budget'], gpt(0.1, 0.025, 0.4), { end: { on: '2026-10-23', replacement: 'gpt-6-luna' } }),
  ],
};
