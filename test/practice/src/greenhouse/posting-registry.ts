import type { PracticeScenario } from '@valet/schemas';
import { keyOf, type PostingKey } from '../posting-key.ts';

/** The postings that a server offers. */
export interface PostingRegistry {
  find(key: PostingKey): PracticeScenario | undefined;
  ofBoard(board: string): PracticeScenario[];
  all(): readonly PracticeScenario[];
}

/** Makes a registry; two scenarios of the same posting are refused. */
export function createPostingRegistry(scenarios: readonly PracticeScenario[]): PostingRegistry {
  const byKey = new Map<string, PracticeScenario>();
  for (const scenario of scenarios) {
    const key = keyOf({ board: scenario.board.token, job: scenario.posting.id });
    if (byKey.has(key)) throw new Error(`Two scenarios describe ${key}`);
    byKey.set(key, scenario);
  }
  return {
    find: (key) => byKey.get(keyOf(key)),
    ofBoard: (board) => scenarios.filter((scenario) => scenario.board.token === board),
    all: () => scenarios,
  };
}
