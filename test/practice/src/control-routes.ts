import type { PracticeStage } from '@valet/schemas';
import type { FastifyInstance } from 'fastify';
import type { SubmissionFilter } from './ledger.ts';
import type { PostingFilter, PostingKey } from './posting-key.ts';
import type { ListedUrl } from './posting-urls.ts';
import type { SiteDeps } from './site-deps.ts';

type HoldQuery = PostingFilter & { stage?: PracticeStage };

/** Adds `/__practice/...`: records to read, faults to set, held requests to release. Shapes: `practice-scenario.schema.json#/$defs`. */
export function addControlRoutes(app: FastifyInstance, deps: SiteDeps, postings: () => ListedUrl[]): void {
  const { ledger, outbox, faults, holds } = deps;
  app.get('/__practice/postings', () => ({ postings: postings() }));
  app.get<{ Querystring: SubmissionFilter }>('/__practice/submissions', ({ query }) => ({
    submissions: ledger.submissions(query),
  }));
  app.get<{ Querystring: PostingFilter }>('/__practice/requests', ({ query }) => ({
    requests: ledger.requests(query),
  }));
  app.get<{ Querystring: PostingFilter & { to?: string } }>('/__practice/outbox', ({ query }) => ({
    mails: outbox.arrived(query),
  }));
  app.delete('/__practice/records', (_request, reply) => {
    ledger.clear();
    outbox.clear();
    return reply.code(204).send();
  });

  app.get<{ Params: PostingKey }>('/__practice/faults/:board/:job', ({ params }) => faults.of(params));
  app.patch<{ Params: PostingKey }>('/__practice/faults/:board/:job', ({ params, body }) =>
    faults.set(params, typeof body === 'object' && body !== null ? body : {}),
  );
  app.delete('/__practice/faults', (_request, reply) => {
    faults.reset();
    return reply.code(204).send();
  });

  app.get<{ Querystring: HoldQuery }>('/__practice/holds', ({ query }) => ({ holds: holds.waiting(query) }));
  app.post<{ Body: HoldQuery | null }>('/__practice/holds/release', ({ body }) => ({
    released: holds.release(body ?? {}),
  }));
}
