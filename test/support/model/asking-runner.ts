import type { RunRequest } from '@valet/core';
import type { RunReport } from '@valet/schemas';
import type { AttemptRunner } from '../../../host/src/worker/worker-ports.ts';
import { makeModelRequest } from './model-call.ts';

const instructions = 'Choose.';

/** A runner that asks a model one question, and says in its evidence what came of it and whether it could see a key. */
export async function createRunner(config: object): Promise<AttemptRunner> {
  const keys = JSON.stringify([config, process.env]).match(/sk-[\w-]+/g) ?? [];
  return {
    async run(request, { models }, signal) {
      const { tenant, jobId, userId = null } = request;
      const content = [{ type: 'text', text: request.url }] as const;
      const reply = await models?.ask(makeModelRequest({ instructions, content }), { tenant, jobId, userId }, signal);
      return reportOf(request, JSON.stringify({ hasModels: models !== undefined, reply, keys, userId }));
    },
    runTask: () => Promise.reject(new Error('no task here')),
    close: async () => undefined,
  };
}

function reportOf({ url }: RunRequest, said: string): RunReport {
  return {
    ...{ url, platform: null, posting: url, verdict: 'not_submitted', final_mode: 'magnitude' },
    ...{ answers: [], timings: {}, screenshots: [], evidence: [] },
    error: { code: 'element_not_found', message: said },
    cost: {
      ...{ total_cost_usd: 0, action_count: 0, total_tokens: 0, cookbook_steps: 0 },
      ...{ magnitude_steps: 0, cookbook_cost_usd: 0, magnitude_cost_usd: 0 },
    },
    submit: { intent: null, released: 0, cut: 0 },
  };
}
