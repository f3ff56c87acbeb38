import type { ModelRow } from '@valet/core';

/** A model of one's own, as the host adds it to the table. */
export const localModelRow: ModelRow = {
  ...{
    provider: 'local',
    id: 'any:8b',
    tiers: ['primary', 'secondary', 'budget'],
    seesImages: false,
    effort: null,
    thinkingTokens: 0,
    end: null,
  },
  prices: [{ from: null, input: 0, cacheRead: 0, cacheWrite: 0, cacheWriteLong: 0, output: 0 }],
  source: 'test',
};
