import type { RunReport } from '@valet/schemas';
import type { AttemptRunner } from '../../host/src/worker/worker-ports.ts';

const cost = {
  ...{ total_cost_usd: 0, action_count: 0, total_tokens: 0, cookbook_steps: 0 },
  ...{ magnitude_steps: 0, cookbook_cost_usd: 0, magnitude_cost_usd: 0 },
};

/** A runner that does nothing, so that what is measured is the host. */
export async function createRunner(): Promise<AttemptRunner> {
  return {
    run: async ({ url }): Promise<RunReport> => ({
      ...{ verdict: 'submitted_verified', error: null, evidence: [], url, platform: null, posting: url },
      ...{ final_mode: 'cookbook', answers: [], cost, timings: {}, screenshots: [] },
      submit: { intent: null, released: 0, cut: 0 },
    }),
    runTask: () => Promise.reject(new Error('there are no tasks here')),
    close: async () => undefined,
  };
}
