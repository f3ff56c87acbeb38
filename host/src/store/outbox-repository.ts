import { randomUUID } from 'node:crypto';
import { ValetError } from '@valet/core';
import { CallbackDeliveryEntity } from './entity/callback-delivery.ts';
import { CallbackOutboxEntity } from './entity/callback-outbox.ts';
import type { OutboxRepository } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** The first pending callback of each job, unless somebody sends it now. The database's clock is every host's. */
const isFree = `o.state = 'pending' and (o.leased_until is null or o.leased_until <= clock_timestamp())
  and not exists (select 1 from gh_callback_outbox before
    where before.job_id = o.job_id and before.state = 'pending' and before.position < o.position)`;

/** The {@link OutboxRepository} of a store. */
export function createOutboxRepository({ fork, transact, tell }: StoreContext): OutboxRepository {
  return {
    async claim({ now, limit, leaseMs }) {
      const lease = randomUUID();
      await fork().execute(
        `with due as materialized (select o.id from gh_callback_outbox o where o.next_attempt_at <= ? and ${isFree}
            order by o.next_attempt_at, o.created_at limit ? for update skip locked)
          update gh_callback_outbox as taken set lease = ?, leased_until = clock_timestamp() + ? * interval '1 millisecond'
          from due where taken.id = due.id`,
        [now, limit, lease, leaseMs],
      );
      return fork().find(CallbackOutboxEntity, { lease }, { orderBy: { nextAttemptAt: 'asc', createdAt: 'asc' } });
    },
    async nextAttemptAt() {
      const [next] = await fork().execute<{ at: Date | string }[]>(
        `select o.next_attempt_at as at from gh_callback_outbox o where ${isFree} order by o.next_attempt_at limit 1`,
      );
      return next ? new Date(next.at) : null;
    },
    async settle({ id, lease }, change, delivery) {
      return transact(async (em) => {
        const free = { lease: null, leasedUntil: null };
        const changed = await em.nativeUpdate(CallbackOutboxEntity, { id, lease }, { ...change, ...free });
        if (changed === 0) return false;
        if (delivery) await em.insert(CallbackDeliveryEntity, { ...delivery, id: randomUUID(), callbackId: id });
        return true;
      });
    },
    async list(tenant, jobId) {
      const rows = await fork().find(CallbackOutboxEntity, { tenant, jobId }, { orderBy: { position: 'asc' } });
      const order = { startedAt: 'asc', id: 'asc' } as const;
      const deliveries = await fork().find(CallbackDeliveryEntity, { tenant, jobId }, { orderBy: order });
      return rows.map((row) => ({
        row,
        deliveries: deliveries.filter(({ callbackId }) => callbackId === row.id),
      }));
    },
    async sendAgain({ tenant, jobId, id, now }) {
      const where = { tenant, jobId, id };
      const again = { state: 'pending', attempts: 0, nextAttemptAt: now, lastError: null, deliveredAt: null } as const;
      const changed = await fork().nativeUpdate(
        CallbackOutboxEntity,
        { ...where, state: { $ne: 'pending' as const } },
        again,
      );
      if (changed > 0) return tell({ kind: 'outbox' });
      const isThere = (await fork().count(CallbackOutboxEntity, where)) > 0;
      if (isThere)
        throw new ValetError('conflict', `Callback ${id} is waiting to be sent; there is nothing to repeat.`);
      throw new ValetError('not_found', 'There is no callback of this id.');
    },
  };
}
