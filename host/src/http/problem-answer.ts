import type { Route } from './route.ts';

const schema = 'problem.schema.json';

/** What OpenAPI says of the answers that many endpoints share. */
export const problemAnswers = {
  unauthorized: { schema, description: 'The service key is missing or wrong.' },
  unknownJob: { schema, description: 'There is no such job.' },
  invalid: { schema, description: 'Something in the request is not valid; details name each place.' },
  invalidQuery: { schema, description: 'A query parameter is not valid; details name each place.' },
} as const satisfies Record<string, Route['answers'][number]>;
