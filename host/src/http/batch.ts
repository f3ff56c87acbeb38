import type { BatchEnvelope, BatchResponse, BatchResult } from '@valet/schemas';
import type { AcceptJob } from '../job/accept-job.ts';
import { readDocument } from '../job/read-document.ts';
import { answerAccepted } from './accepting-route.ts';
import { toProblem } from './problem.ts';
import { problemAnswers } from './problem-answer.ts';
import type { Route } from './route.ts';

/** What a batch needs: the two ways to take a job in. */
export interface BatchDeps {
  readonly accept: AcceptJob;
  readonly acceptTask: AcceptJob;
}

/** POST /jobs/batch (HTTP contract §12.5). Each item answers for itself: a bad one spoils none of the others. */
export function batchRoute(deps: BatchDeps): Route {
  return {
    method: 'POST',
    path: '/jobs/batch',
    operationId: 'createJobs',
    summary: 'Create several jobs',
    description:
      'Takes up to 100 jobs, in their order; an item with a `job_type` is a generic task. The answer tells of each what it would have been answered alone.',
    body: { schema: 'jobs.schema.json#/$defs/batchRequest', isRequired: true },
    answers: {
      207: { schema: 'jobs.schema.json#/$defs/batchResponse', description: 'What became of each item.' },
      400: { schema: 'problem.schema.json', description: 'The body is not JSON.' },
      401: problemAnswers.unauthorized,
      422: { schema: 'problem.schema.json', description: 'There is no list of 1 to 100 jobs.' },
    },
    async handle({ tenant, body }) {
      const { jobs } = readDocument<BatchEnvelope>('jobs.schema.json#/$defs/batchEnvelope', body);
      const results: BatchResult[] = [];
      // One after another: they are claimed in the order that they come in.
      for (const [index, item] of jobs.entries()) results.push(await acceptItem(deps, { tenant, index, item }));
      const count = (...statuses: number[]) => results.filter(({ status }) => statuses.includes(status)).length;
      const [accepted, duplicates] = [count(201), count(409)];
      const answer: BatchResponse = {
        results,
        accepted,
        duplicates,
        rejected: results.length - accepted - duplicates,
      };
      return { status: 207, body: answer };
    },
  };
}

async function acceptItem(
  { accept, acceptTask }: BatchDeps,
  { tenant, index, item }: { tenant: string; index: number; item: unknown },
): Promise<BatchResult> {
  const isTask = typeof item === 'object' && item !== null && 'job_type' in item;
  try {
    const { status, body } = answerAccepted(await (isTask ? acceptTask : accept)(tenant, item));
    return { index, status, job: body, error: null };
  } catch (error) {
    const { status, body } = toProblem(error);
    return { index, status, job: null, error: body };
  }
}
