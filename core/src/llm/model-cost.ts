import type { ModelPrice } from './model-table.ts';
import type { TokenCounts } from './token-count.ts';

const perMillion = 1_000_000;

/** What tokens cost, in US dollars: each class at its price, nothing rounded but the dust of binary fractions. */
export function costOf(tokens: TokenCounts, price: ModelPrice): number {
  const { inputTokens, cacheReadTokens, cacheWriteTokens, cacheWriteLongTokens, outputTokens } = tokens;
  const promptTokens = inputTokens + cacheReadTokens + cacheWriteTokens + cacheWriteLongTokens;
  const long = price.longPrompt && promptTokens > price.longPrompt.overTokens ? price.longPrompt : null;
  const prompt =
    inputTokens * price.input +
    cacheReadTokens * price.cacheRead +
    cacheWriteTokens * price.cacheWrite +
    cacheWriteLongTokens * price.cacheWriteLong;
  const millionths = prompt * (long?.inputTimes ?? 1) + outputTokens * price.output * (long?.outputTimes ?? 1);
  return Math.round(millionths * perMillion) / perMillion / perMillion;
}
