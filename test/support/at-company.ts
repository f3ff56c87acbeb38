import type { PracticeScenario } from '@valet/schemas';

/** The scenario as another company has it: other board, other posting, other ids of every question and option. */
export function atCompany(scenario: PracticeScenario, token: string, shift: number): PracticeScenario {
  const text = JSON.stringify({ ...scenario, board: { ...scenario.board, token, name: `Company ${shift}` } });
  const moved = text
    .replace(/"id":"(\d+)"/g, (_, id: string) => `"id":"${Number(id) + shift * 10_000}"`)
    .replace(/"id":(\d+)/g, (_, id: string) => `"id":${Number(id) + shift * 10_000}`);
  return JSON.parse(moved);
}
