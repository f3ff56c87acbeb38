import { randomUUID } from 'node:crypto';
import { LockMode, UniqueConstraintViolationException } from '@mikro-orm/core';
import { type ArmResult, isValetError, refusalOf, type SubmitLedger } from '@valet/core';
import { JobEntity } from './entity/job.ts';
import { SubmitIntentEntity, type SubmitIntentRow } from './entity/submit-intent.ts';
import { lockJob, staleFence } from './lock-job.ts';
import { settleRow, toIntent } from './settle-intent.ts';
import type { StoreContext } from './store-context.ts';

const oldestFirst = { armedAt: 'asc', id: 'asc' } as const;
type NewIntent = Parameters<SubmitLedger['arm']>[0];

/** A {@link SubmitLedger} in the store. A unique index holds the rule; each step locks the job's row and checks the fence. */
export function createSubmitLedger({ fork, transact, now }: StoreContext): SubmitLedger {
  const find = async (where: Partial<SubmitIntentRow>) => {
    const rows = await fork().find(SubmitIntentEntity, where, { orderBy: oldestFirst });
    return rows.map(toIntent);
  };

  const insert = (intent: NewIntent): Promise<ArmResult> =>
    transact(async (em) => {
      await lockJob(em, intent.jobId, intent.fence);
      const { key, jobId, attempt, fence, contentHash } = intent;
      const row = em.create(SubmitIntentEntity, {
        id: randomUUID(),
        ...key,
        jobId,
        attempt,
        fence,
        contentHash,
        state: 'armed',
        releasedMethod: null,
        releasedUrl: null,
        note: null,
        armedAt: now(),
        settledAt: null,
      });
      await em.persist(row).flush();
      return { ok: true, intent: toIntent(row) };
    });

  return {
    async arm(intent) {
      const open = async () => (await find({ ...intent.key })).find(({ state }) => state !== 'rejected') ?? null;
      try {
        const earlier = await open();
        if (!earlier) return await insert(intent);
        // A worker that lost its job learns that first.
        await transact((em) => lockJob(em, intent.jobId, intent.fence));
        return { ok: false, reason: refusalOf(earlier), earlier };
      } catch (error) {
        if (isValetError(error) && (error.code === 'fenced' || error.code === 'not_found')) {
          return { ok: false, reason: 'fenced', earlier: null };
        }
        if (!(error instanceof UniqueConstraintViolationException)) throw error;
        const earlier = await open();
        return { ok: false, reason: earlier ? refusalOf(earlier) : 'in_doubt', earlier };
      }
    },
    release: (id, fence, request) =>
      transact(async (em) => {
        const intent = await em.findOne(SubmitIntentEntity, { id });
        if (!intent) return false;
        const job = await em.findOne(JobEntity, { id: intent.jobId }, { lockMode: LockMode.PESSIMISTIC_WRITE });
        if (job?.fence !== fence) return false;
        const released = await em.nativeUpdate(
          SubmitIntentEntity,
          { id, fence, state: 'armed' },
          { state: 'clicked', releasedMethod: request.method, releasedUrl: request.url },
        );
        return released === 1;
      }),
    settle: (id, fence, state, note) =>
      transact(async (em) => {
        const intent = await em.findOne(SubmitIntentEntity, { id });
        if (!intent) throw staleFence(id);
        await lockJob(em, intent.jobId, fence);
        await em.refresh(intent);
        await settleRow(em, { id, state, note }, now());
      }),
    find: (key) => find({ ...key }),
    findByJob: (jobId) => find({ jobId }),
  };
}
