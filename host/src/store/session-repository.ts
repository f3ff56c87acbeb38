import { randomUUID } from 'node:crypto';
import type { SqlEntityManager } from '@mikro-orm/sql';
import { type SessionKey, type SessionUse, ValetError } from '@valet/core';
import { BrowserSessionEntity } from './entity/browser-session.ts';
import type { JobRow } from './entity/job.ts';
import { SessionClearEntity } from './entity/session-clear.ts';
import { lockJob } from './lock-job.ts';
import type { SessionRepository } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** Stands for every domain where sessions were cleared. */
const everyDomain = '';

/** The {@link SessionRepository} of the store. */
export function createSessionRepository({ fork, transact, now }: StoreContext): SessionRepository {
  return {
    take: (key, by) =>
      transact(async (em) => {
        await lockOwnJob(em, key, by);
        const row = await em.findOne(BrowserSessionEntity, whereOf(key));
        if (row) row.lastUsedAt = now();
        await em.flush();
        return row;
      }),
    put: (key, sealed, by) =>
      transact(async (em) => {
        const job = await lockOwnJob(em, key, by);
        await lockOwner(em, key.tenant, key.candidate);
        if (await isClearedSince(em, key, job.startedAt ?? job.createdAt)) return false;
        const at = now();
        const times = { lastUsedAt: at, createdAt: at, updatedAt: at };
        await em.upsert(
          BrowserSessionEntity,
          { id: randomUUID(), ...whereOf(key), ...sealed, ...times },
          { onConflictFields: ['tenant', 'userId', 'domain'], onConflictExcludeFields: ['id', 'createdAt'] },
        );
        return true;
      }),
    list: (tenant, userId) => fork().find(BrowserSessionEntity, { tenant, userId }, { orderBy: { domain: 'asc' } }),
    clear: (tenant, userId, domain) =>
      transact(async (em) => {
        await lockOwner(em, tenant, userId);
        const mark = { tenant, userId, domain: domain ?? everyDomain, clearedAt: now() };
        await em.upsert(SessionClearEntity, mark);
        return em.nativeDelete(BrowserSessionEntity, { tenant, userId, ...(domain !== null && { domain }) });
      }),
    sealedWith: (keyIds, { after, limit }) =>
      fork().find(
        BrowserSessionEntity,
        { keyId: { $in: [...keyIds] }, ...(after !== null && { id: { $gt: after } }) },
        { orderBy: { id: 'asc' }, limit },
      ),
    async replace({ id, sessionData }, sealed) {
      const count = await fork().nativeUpdate(BrowserSessionEntity, { id, sessionData }, sealed);
      return count > 0;
    },
  };
}

function whereOf({ tenant, candidate, domain }: SessionKey) {
  return { tenant, userId: candidate, domain };
}

/** Locks the job in whose name a session is used; it must be its owner's. Errors: `fenced`, `not_found`. */
async function lockOwnJob(em: SqlEntityManager, key: SessionKey, { jobId, fence }: SessionUse): Promise<JobRow> {
  const job = await lockJob(em, jobId, fence);
  if (job.tenant === key.tenant && job.candidate === key.candidate) return job;
  throw new ValetError('not_found', `Job ${jobId} has no such candidate.`);
}

/** Until the transaction ends nothing of this user is both kept and cleared. */
async function lockOwner(em: SqlEntityManager, tenant: string, userId: string): Promise<void> {
  await em.execute('select pg_advisory_xact_lock(hashtextextended(?, 0))', [JSON.stringify([tenant, userId])]);
}

async function isClearedSince(em: SqlEntityManager, { tenant, candidate, domain }: SessionKey, since: Date) {
  const marks = await em.count(SessionClearEntity, {
    tenant,
    userId: candidate,
    domain: { $in: [domain, everyDomain] },
    clearedAt: { $gte: since },
  });
  return marks > 0;
}
