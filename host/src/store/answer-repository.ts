import type { AnswerRepository, SealedAnswer } from './store.ts';
import type { StoreContext } from './store-context.ts';

interface Row {
  readonly question_hash: string;
  readonly sealed: string;
  readonly key_id: string;
  readonly saved_at: Date | string;
}

/** More than a candidate is ever asked. */
const mostListed = 2000;

/** The {@link AnswerRepository} of a store. */
export function createAnswerRepository({ fork }: StoreContext): AnswerRepository {
  return {
    async list({ tenant, candidate }) {
      const rows = await fork().execute<Row[]>(
        `select question_hash, sealed, key_id, saved_at from valet_answers
         where tenant = ? and candidate = ? order by seq desc limit ?`,
        [tenant, candidate, mostListed],
      );
      return rows.map(toSealed);
    },
    async put({ tenant, candidate }, answers) {
      if (answers.length === 0) return;
      // In one order, so that of two who save at once neither waits for the other.
      const sorted = [...answers].sort((one, other) => (one.questionHash < other.questionHash ? -1 : 1));
      await fork().execute(
        `insert into valet_answers (tenant, candidate, question_hash, sealed, key_id, saved_at)
         values ${sorted.map(() => '(?, ?, ?, ?, ?, ?)').join(', ')}
         on conflict (tenant, candidate, question_hash) do update set
           sealed = excluded.sealed, key_id = excluded.key_id, saved_at = excluded.saved_at, seq = excluded.seq`,
        sorted.flatMap(({ questionHash, sealed, keyId, savedAt }) => [
          ...[tenant, candidate, questionHash],
          ...[sealed, keyId, savedAt],
        ]),
      );
    },
    async clear({ tenant, candidate }) {
      const rows = await fork().execute<unknown[]>(
        'delete from valet_answers where tenant = ? and candidate = ? returning question_hash',
        [tenant, candidate],
      );
      return rows.length;
    },
    async sealedWith(keyIds, { after, limit }) {
      if (keyIds.length === 0) return [];
      const rows = await fork().execute<(Row & { tenant: string; candidate: string; seq: number | string })[]>(
        `select tenant, candidate, question_hash, sealed, key_id, saved_at, seq from valet_answers
         where key_id in (${keyIds.map(() => '?').join(', ')}) and seq > ? order by seq limit ?`,
        [...keyIds, after ?? 0, limit],
      );
      return rows.map(({ tenant, candidate, seq, ...row }) => ({
        ...toSealed(row),
        ...{ tenant, candidate, seq: Number(seq) },
      }));
    },
    async replace({ tenant, candidate, questionHash, sealed: before }, { sealed, keyId }) {
      const rows = await fork().execute<unknown[]>(
        `update valet_answers set sealed = ?, key_id = ?
         where tenant = ? and candidate = ? and question_hash = ? and sealed = ? returning question_hash`,
        [sealed, keyId, tenant, candidate, questionHash, before],
      );
      return rows.length > 0;
    },
  };
}

function toSealed({ question_hash, sealed, key_id, saved_at }: Row): SealedAnswer {
  return { questionHash: question_hash, sealed, keyId: key_id, savedAt: new Date(saved_at) };
}
