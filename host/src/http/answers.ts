import { ValetError } from '@valet/core';
import type { AnswerRepository } from '../store/store.ts';
import { isUuid } from './job-id.ts';
import { problemAnswers } from './problem-answer.ts';
import type { Route } from './route.ts';

const user = { type: 'string', format: 'uuid' } as const;

/** DELETE /valet/answers/:userId: what was kept of a user's answers for later applications. */
export function answersRoute({ answers }: { readonly answers: Pick<AnswerRepository, 'clear'> }): Route {
  return {
    method: 'DELETE',
    path: '/valet/answers/:userId',
    operationId: 'clearAnswers',
    summary: 'Clear the kept answers of a user',
    description:
      'Deletes what was kept of their answers for later applications. A job that runs now may keep its own when it is done. Can be repeated.',
    parameters: [
      { name: 'userId', in: 'path', description: 'Id of the user, as valet_user_id of the jobs.', schema: user },
    ],
    answers: {
      200: {
        schema: {
          type: 'object',
          additionalProperties: false,
          required: ['user_id', 'deleted_count'],
          properties: { user_id: user, deleted_count: { type: 'integer' } },
        },
        description: 'They are gone.',
      },
      401: problemAnswers.unauthorized,
      422: { schema: 'problem.schema.json', description: 'userId is not a UUID.' },
    },
    async handle({ tenant, params }) {
      const { userId } = params;
      if (!isUuid(userId)) {
        throw new ValetError(
          'validation_error',
          'The userId of the address must be a UUID, as valet_user_id of the jobs is.',
        );
      }
      const candidate = userId.toLowerCase();
      return { status: 200, body: { user_id: candidate, deleted_count: await answers.clear({ tenant, candidate }) } };
    },
  };
}
