import type { ModelUsage } from './model-port.ts';

/** Tokens of one call by what they cost, each in exactly one class. */
export interface TokenCounts {
  /** At the full price: neither read from a cache nor written into one. */
  readonly inputTokens: number;
  readonly cacheReadTokens: number;
  /** Written into a cache that lasts minutes (Anthropic: five; OpenAI: its default). */
  readonly cacheWriteTokens: number;
  /** Written into a cache that lasts an hour. */
  readonly cacheWriteLongTokens: number;
  /** With what the model thought. */
  readonly outputTokens: number;
}

/** Nothing at all. */
export const noTokens: TokenCounts = {
  inputTokens: 0,
  cacheReadTokens: 0,
  cacheWriteTokens: 0,
  cacheWriteLongTokens: 0,
  outputTokens: 0,
};

/** The counts as a run and the request log know them. */
export function toUsage({ cacheWriteTokens, cacheWriteLongTokens, ...rest }: TokenCounts): ModelUsage {
  return { ...rest, cacheWriteTokens: cacheWriteTokens + cacheWriteLongTokens };
}
