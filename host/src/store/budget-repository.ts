import type { SqlEntityManager } from '@mikro-orm/sql';
import {
  accountsOf,
  type BudgetAccount,
  type BudgetHold,
  type BudgetLimit,
  type BudgetUse,
  countTokens,
  type JobSpending,
  judgeReservation,
  limitOf,
  limitsFor,
  type ModelCall,
  type ModelScope,
  periodsOf,
  toNanoUsd,
} from '@valet/core';
import { ModelCallEntity, type ModelCallRow } from './entity/model-call.ts';
import { query } from './query.ts';
import type { BudgetRepository } from './store.ts';
import type { StoreContext } from './store-context.ts';

/** How long a call stays in the log, and thereby how long a hold is known to be booked. */
const logMs = 7 * 24 * 3_600_000;
/** How long the sum of a user's day is kept. */
const dayMs = 62 * 24 * 3_600_000;

/**
 * A {@link BudgetRepository} in the store. A reservation locks the accounts of its limits, in their one order, and only then reads
 * what is set aside: who comes at the same time waits, and sees it.
 */
export function createBudgetRepository({ fork, transact, now }: StoreContext): BudgetRepository {
  return {
    reserve: (hold, most) =>
      transact(async (em) => {
        const limits = limitsFor(hold.scope, most);
        const at = now();
        const limited = accountsOf(hold.scope, at.getTime()).filter(({ limit }) => limitOf(limits, limit) !== null);
        const uses = limited.length > 0 ? await readUses(em, hold.scope, { accounts: limited, at }) : [];
        const verdict = judgeReservation(hold.usd, limits, uses);
        if (verdict.ok) await insertHold(em, hold, at);
        return verdict;
      }),
    settle: (hold, call) =>
      transact(async (em) => {
        if (!(await insertCall(em, hold, call))) return; // booked before
        await book(em, hold.scope, { call, at: now() });
        await em.execute('delete from gh_budget_holds where id = ?', [hold.id]);
      }),
    spentOn: async ({ tenant, jobId }) => (await readSpendings(fork(), [{ tenant, id: jobId }]))(jobId),
    async calls({ tenant, jobId }) {
      const where = { tenant, jobId };
      const rows = await fork().find(ModelCallEntity, where, { orderBy: { at: 'asc', id: 'asc' } });
      return rows.map(toCall);
    },
    async tidy() {
      const em = fork();
      const at = now().getTime();
      await em.execute('delete from gh_budget_holds where expires_at < ?', [new Date(at)]);
      await em.execute('delete from gh_model_calls where at < ?', [new Date(at - logMs)]);
      const oldest = periodsOf(at - dayMs).day;
      await em.execute(`delete from gh_budget_accounts where kind = 'user_day' and period < ?`, [oldest]);
    },
  };
}

function toCall(row: ModelCallRow): ModelCall {
  const { task, provider, model, inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens } = row;
  const { usd, outcome, durationMs, at } = row;
  const usage = { inputTokens, cacheReadTokens, cacheWriteTokens, outputTokens };
  return { task, provider, model, usage, usd, outcome, durationMs, at: at.toISOString() };
}

/** What was booked for each of these jobs, by its id. */
export async function readSpendings(
  em: SqlEntityManager,
  jobs: readonly { readonly id: string; readonly tenant: string }[],
): Promise<(jobId: string) => JobSpending> {
  const rows = await query<{ id: string; usd: number; tokens: number | string; calls: number | string }>(
    em,
    `select subject as id, spent_usd::float8 as usd, tokens, calls from gh_budget_accounts
     where kind = 'application' and period = ''
       and (tenant, subject) in (select * from unnest($1::text[], $2::text[]))`,
    [jobs.map(({ tenant }) => tenant), jobs.map(({ id }) => id)],
  );
  const booked = new Map(rows.map((row) => [row.id, row]));
  return (jobId) => {
    const row = booked.get(jobId);
    return { usd: Number(row?.usd ?? 0), tokens: Number(row?.tokens ?? 0), calls: Number(row?.calls ?? 0) };
  };
}

const uuid = /^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$/i;

const rowsOf = (accounts: readonly BudgetAccount[], row: string) => accounts.map(() => row).join(', ');

/** Locks the accounts until the transaction ends, and reads what is spent and set aside on each. */
async function readUses(
  em: SqlEntityManager,
  { tenant, userId, jobId }: ModelScope,
  { accounts, at }: { accounts: readonly BudgetAccount[]; at: Date },
): Promise<readonly BudgetUse[]> {
  await em.execute(
    `insert into gh_budget_accounts (tenant, kind, subject, period) values ${rowsOf(accounts, '(?, ?, ?, ?)')}
     on conflict do nothing`,
    accounts.flatMap(({ limit, subject, period }) => [tenant, limit, subject, period]),
  );
  const spent = await em.execute<{ kind: BudgetLimit; spent: number }[]>(
    `select kind, spent_usd::float8 as spent from gh_budget_accounts
     where tenant = ? and (kind, subject, period) in (${rowsOf(accounts, '(?, ?, ?)')}) order by kind for update`,
    [tenant, ...accounts.flatMap(({ limit, subject, period }) => [limit, subject, period])],
  );
  const [held] = await em.execute<{ job: number; user: number; tenant: number }[]>(
    `select coalesce(sum(usd) filter (where job_id = ?), 0)::float8 as job,
       coalesce(sum(usd) filter (where user_id = ?), 0)::float8 as user,
       coalesce(sum(usd), 0)::float8 as tenant
     from gh_budget_holds where tenant = ? and expires_at > ?`,
    [jobId, userId, tenant, at],
  );
  const heldUsd = (limit: BudgetLimit) => Number(held?.[holders[limit]] ?? 0);
  return spent.map((row) => ({ limit: row.kind, spentUsd: Number(row.spent), heldUsd: heldUsd(row.kind) }));
}

const holders = {
  application: 'job',
  user_day: 'user',
  user_month: 'user',
  tenant_month: 'tenant',
} as const satisfies Readonly<Record<BudgetLimit, string>>;

async function insertHold(em: SqlEntityManager, { id, scope, usd, leaseMs }: BudgetHold, at: Date): Promise<void> {
  await em.execute(
    `insert into gh_budget_holds (id, tenant, user_id, job_id, usd, expires_at) values (?, ?, ?, ?, ?, ?)
     on conflict (id) do nothing`,
    [id, scope.tenant, scope.userId, scope.jobId, exact(usd), new Date(at.getTime() + leaseMs)],
  );
}

/** False when the call of this hold is in the log already. */
async function insertCall(em: SqlEntityManager, { id, scope }: BudgetHold, call: ModelCall): Promise<boolean> {
  const { task, provider, model, usage, usd, outcome, durationMs, at } = call;
  const rows = await em.execute<unknown[]>(
    `insert into gh_model_calls (id, tenant, user_id, job_id, task, provider, model,
       input_tokens, cache_read_tokens, cache_write_tokens, output_tokens, usd, outcome, duration_ms, at)
     values (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?) on conflict (id) do nothing returning id`,
    [
      ...[id, scope.tenant, scope.userId, scope.jobId, task, provider, model],
      ...[usage.inputTokens, usage.cacheReadTokens, usage.cacheWriteTokens, usage.outputTokens],
      ...[exact(usd), outcome, Math.round(durationMs), new Date(at)],
    ],
  );
  return rows.length > 0;
}

/** Adds the call to every account that it goes on, in their one order, and keeps the user's month (HTTP contract §7.1) true to it. */
async function book(em: SqlEntityManager, scope: ModelScope, { call, at }: { call: ModelCall; at: Date }) {
  const accounts = accountsOf(scope, at.getTime());
  const wasMade = call.outcome === 'not_called' ? 0 : 1;
  const rows = await em.execute<{ kind: BudgetLimit; spent: string; calls: number | string }[]>(
    `insert into gh_budget_accounts as a (tenant, kind, subject, period, spent_usd, tokens, calls)
     values ${rowsOf(accounts, '(?, ?, ?, ?, ?::numeric, ?::bigint, ?)')}
     on conflict (tenant, kind, subject, period) do update set
       spent_usd = a.spent_usd + excluded.spent_usd, tokens = a.tokens + excluded.tokens, calls = a.calls + excluded.calls
     returning kind, spent_usd::text as spent, calls`,
    accounts.flatMap(({ limit, subject, period }) => [
      ...[scope.tenant, limit, subject, period],
      ...[exact(call.usd), countTokens(call.usage), wasMade],
    ]),
  );
  const month = rows.find(({ kind }) => kind === 'user_month');
  if (!month || !uuid.test(scope.userId ?? '')) return;
  const isFirstOfJob = wasMade === 1 && rows.some(({ kind, calls }) => kind === 'application' && Number(calls) === 1);
  await em.execute(
    `insert into gh_user_usage as u (tenant, user_id, period_start, total_cost_usd, job_count, updated_at)
     values (?, ?, ?, ?::numeric, ?, ?)
     on conflict (tenant, user_id, period_start) do update set
       total_cost_usd = excluded.total_cost_usd, job_count = u.job_count + excluded.job_count, updated_at = excluded.updated_at`,
    [scope.tenant, scope.userId, periodsOf(at.getTime()).month, month.spent, isFirstOfJob ? 1 : 0, at],
  );
}

/** As the database counts it, without the error of floating point. */
function exact(usd: number): string {
  const nanos = toNanoUsd(usd);
  return `${Math.floor(nanos / 1e9)}.${String(nanos % 1e9).padStart(9, '0')}`;
}
