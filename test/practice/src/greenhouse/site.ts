import type { FastifyInstance, FastifyReply, FastifyRequest } from 'fastify';
import type { PostingKey } from '../posting-key.ts';
import type { SiteDeps } from '../site-deps.ts';
import { addBoardApi } from './board-api.ts';
import { createBucket } from './bucket.ts';
import { createEducationCatalogue } from './education.ts';
import { addPages, type Renderer } from './pages.ts';
import { createPostingRegistry } from './posting-registry.ts';
import { createSecurityCodes } from './security-codes.ts';
import { addSideEndpoints } from './side-endpoints.ts';
import { createSubmitHandler } from './submit.ts';

/** Sources of the site's browser scripts, by asset name, and of its page renderer; relative to `src`. */
export const greenhouseEntries = {
  browser: {
    greenhouse: './greenhouse/client/browser-entry.tsx',
    'embed-frame': './greenhouse/client/embed-frame.ts',
    styles: './greenhouse/client/styles.css',
  },
  server: './greenhouse/client/server-entry.tsx',
};

/** Adds job boards like Greenhouse's: pages, board API, geocoder, bucket and submit endpoint. */
export function addGreenhouseSite(app: FastifyInstance, deps: SiteDeps, renderer: Renderer): void {
  const registry = createPostingRegistry(deps.scenarios, deps.faults);
  const education = createEducationCatalogue();
  const bucket = createBucket();
  addPages(app, { ...deps, registry, renderer });
  addBoardApi(app, { registry, education });
  addSideEndpoints(app, { ...deps, bucket });

  const submit = createSubmitHandler({ ...deps, bucket, education, codes: createSecurityCodes(deps.clock) });
  const handle =
    (confirmation: (key: PostingKey) => string) =>
    async (request: FastifyRequest<{ Params: PostingKey }>, reply: FastifyReply): Promise<unknown> => {
      const scenario = registry.find(request.params);
      if (!scenario) return reply.code(404).send({ status: 404, error: 'Job not found' });
      await submit({ scenario, request, reply, confirmationPath: confirmation(request.params) });
      return reply;
    };
  app.post(
    '/:board/jobs/:job',
    handle(({ board, job }) => `/${board}/jobs/${job}/confirmation`),
  );
  app.post(
    '/embed/:board/jobs/:job',
    handle(({ board, job }) => `/embed/job_app/confirmation?for=${board}&token=${job}`),
  );
}
