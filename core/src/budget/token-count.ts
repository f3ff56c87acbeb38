import type { ModelUsage } from '../llm/model-port.ts';

/** All tokens of a call; each is in one class. */
export function countTokens({ inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens }: ModelUsage): number {
  return inputTokens + cacheReadTokens + cacheWriteTokens + outputTokens;
}
