import { CallbackOutboxEntity, type OutboxRow } from './entity/callback-outbox.ts';
import type { OutboxRepository } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** The {@link OutboxRepository} of a store. Only the first pending callback of a job is ever handed out. */
export function createOutboxRepository({ fork }: StoreContext): OutboxRepository {
  const heads = async (except: readonly string[]): Promise<readonly OutboxRow[]> => {
    const rows = await fork().execute<{ id: string }[]>(
      `select distinct on (job_id) id from gh_callback_outbox where state = 'pending' order by job_id, position`,
    );
    const where = { id: { $in: rows.map(({ id }) => id) }, jobId: { $nin: [...except] } };
    return fork().find(CallbackOutboxEntity, where, { orderBy: { nextAttemptAt: 'asc', createdAt: 'asc' } });
  };
  return {
    async due({ now, limit, except }) {
      return (await heads(except)).filter(({ nextAttemptAt }) => nextAttemptAt <= now).slice(0, limit);
    },
    async nextAttemptAt({ except }) {
      return (await heads(except))[0]?.nextAttemptAt ?? null;
    },
    async update(id, change) {
      await fork().nativeUpdate(CallbackOutboxEntity, { id }, change);
    },
  };
}
