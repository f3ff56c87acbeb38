/** How much a task asks of a model (Architecture §7.2). */
export const modelTiers = ['primary', 'secondary', 'budget'] as const;
export type ModelTier = (typeof modelTiers)[number];

/** US dollars per million tokens, by class. */
export interface ModelPrice {
  /** UTC day from which it holds, `YYYY-MM-DD`; null: since ever. */
  readonly from: string | null;
  readonly input: number;
  readonly cacheRead: number;
  readonly cacheWrite: number;
  readonly cacheWriteLong: number;
  readonly output: number;
  /** A prompt over so many tokens costs, all of it, so many times as much. */
  readonly longPrompt?: { readonly overTokens: number; readonly inputTimes: number; readonly outputTimes: number };
}

/** One model. */
export interface ModelRow {
  readonly provider: string;
  readonly id: string;
  /** Tiers that it is good enough for, without being a waste. */
  readonly tiers: readonly ModelTier[];
  readonly seesImages: boolean;
  /** Sent where the model can be told how much to think. */
  readonly effort: 'low' | null;
  /** Tokens that it may think before it answers; they count as output, and against the same limit. */
  readonly thinkingTokens: number;
  /** The newest last. */
  readonly prices: readonly ModelPrice[];
  /** Day of its shutdown (UTC), and what the vendor names in its place. */
  readonly end: { readonly on: string; readonly replacement: string } | null;
  /** Where the row is from, and how sure it is. */
  readonly source: string;
}

/** The models that Valet knows, and since when. */
export interface ModelTable {
  /** Day of the last look at the vendors' pages, `YYYY-MM-DD`. */
  readonly asOf: string;
  readonly rows: readonly ModelRow[];
}

/** One model of one provider; written `provider:model`. */
export interface ModelRef {
  readonly provider: string;
  readonly model: string;
}

/** `provider:model`. */
export function writeModelRef({ provider, model }: ModelRef): string {
  return `${provider}:${model}`;
}

/** The row of a model; undefined where it is not known. */
export function findModel({ rows }: ModelTable, { provider, model }: ModelRef): ModelRow | undefined {
  return rows.find((row) => row.provider === provider && row.id === model);
}

/** What a model costs at a moment (milliseconds since the epoch). */
export function priceAt({ prices }: ModelRow, now: number): ModelPrice {
  const price = prices.findLast(({ from }) => from === null || Date.parse(from) <= now) ?? prices[0];
  if (!price) throw new RangeError('A model needs a price.');
  return price;
}
