import type { PracticeBoard, PracticeScenario } from '@valet/schemas';
import type { FaultBook } from '../fault-book.ts';
import { keyOf, type PostingKey } from '../posting-key.ts';

/** The postings that a server offers. */
export interface PostingRegistry {
  find(key: PostingKey): PracticeScenario | undefined;
  /** The postings of a board, those that are closed now left out. */
  openOf(board: string): PracticeScenario[];
  boardOf(token: string): PracticeBoard | undefined;
}

/** Makes a registry; two scenarios of the same posting are refused. */
export function createPostingRegistry(scenarios: readonly PracticeScenario[], faults: FaultBook): PostingRegistry {
  const byKey = new Map<string, PracticeScenario>();
  for (const scenario of scenarios) {
    const key = keyOf({ board: scenario.board.token, job: scenario.posting.id });
    if (byKey.has(key)) throw new Error(`Two scenarios describe ${key}`);
    byKey.set(key, scenario);
  }
  return {
    find: (key) => byKey.get(keyOf(key)),
    boardOf: (token) => scenarios.find(({ board }) => board.token === token)?.board,
    openOf: (token) =>
      scenarios.filter(
        ({ board, posting }) => board.token === token && faults.of({ board: token, job: posting.id }).closed === 'no',
      ),
  };
}
