import type { FastifyInstance } from 'fastify';
import type { SiteDeps } from '../site-deps.ts';
import type { SitePosting } from './site-posting.ts';
import { wallCode } from './wall-page.ts';

/** Adds where a posting's wall is asked for, and lifted: with the code, where it wants one. */
export function addWallRoutes(app: FastifyInstance, deps: SiteDeps, { key, path }: SitePosting): void {
  app.get(`${path}/wall`, (_request, reply) => reply.send({ wall: deps.faults.of(key).obstacle }));
  app.post<{ Body: { code?: string } | null }>(`${path}/wall`, (request, reply) => {
    const { obstacle } = deps.faults.of(key);
    const isRight = !(obstacle === '2fa' || obstacle === 'email_code') || request.body?.code === wallCode;
    if (isRight) deps.faults.set(key, { obstacle: 'none' });
    return reply.code(isRight ? 200 : 403).send({});
  });
}
