import type { FastifyReply } from 'fastify';
import type { SiteDeps } from '../site-deps.ts';
import type { SitePosting } from './site-posting.ts';
import { wallPage } from './wall-page.ts';

/** What a form's page answers instead of the form, as the posting's faults say; true when it has answered. */
export async function answersInstead(
  deps: SiteDeps,
  { posting, reply, notice }: { posting: SitePosting; reply: FastifyReply; notice: (text: string) => string },
): Promise<boolean> {
  const { key } = posting;
  if (deps.faults.of(key).hold.includes('page')) await deps.holds.keep('page', key);
  const answer = (status: number, text: string) => {
    reply.code(status).type('text/html; charset=utf-8').send(notice(text));
    return true;
  };
  if (deps.faults.takeRateLimit(key)) {
    reply.header('retry-after', '1');
    return answer(429, 'Too many requests');
  }
  const { obstacle } = deps.faults.of(key);
  if (obstacle !== 'none') {
    reply.type('text/html; charset=utf-8').send(wallPage(obstacle, posting.path));
    return true;
  }
  if (deps.faults.takePageError(key)) return answer(500, 'An unexpected error occurred (500).');
  const faults = deps.faults.of(key);
  if (faults.closed !== 'no') return answer(404, 'The job posting might have closed, or it has been removed.');
  return faults.noForm ? answer(200, 'Applications are taken at our office.') : false;
}
