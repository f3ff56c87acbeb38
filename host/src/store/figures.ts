import type { Figures, FiguresRepository } from './store.ts';
import type { StoreContext } from './store-context.ts';

const mostNamed = 100;

/** The {@link FiguresRepository} of a store. */
export function createFiguresRepository({ fork, now }: StoreContext): FiguresRepository {
  const ask = <Row>(sql: string, params: readonly unknown[] = []) => fork().execute<Row[]>(sql, [...params]);
  return {
    async ping() {
      await ask('select 1');
    },
    async read({ staleMs }): Promise<Figures> {
      const at = now().getTime();
      const [statuses, ends, workers, stuck, submits, callbacks] = [
        await ask<StatusRow>(statusSql, [new Date(at - 3_600_000)]),
        await ask<CountRow>(endSql),
        await ask<WorkerFigures>(workerSql),
        await ask<{ id: string }>(stuckSql, [new Date(at - staleMs), mostNamed]),
        await ask<{ unknown: number; double: number }>(submitSql),
        await ask<CountRow>(callbackSql),
      ];
      const sum = (column: Exclude<keyof StatusRow, 'name'>) =>
        statuses.reduce((total, row) => total + Number(row[column]), 0);
      const end = (name: string) => countOf(ends, name);
      return {
        jobs: {
          created: sum('count'),
          completed: end('job_completed'),
          failed: end('job_failed'),
          retried: end('job_retried'),
          cancelled: end('job_cancelled'),
          expired: end('job_expired'),
        },
        byStatus: Object.fromEntries(statuses.map(({ name, count }) => [name, Number(count)])),
        workers: workers.map(({ id, jobs, most, last }) => ({
          id,
          activeJobs: Number(jobs),
          maxConcurrent: Number(most),
          isStale: new Date(last).getTime() < at - staleMs,
        })),
        stuckJobs: stuck.map(({ id }) => id),
        tokens: sum('tokens'),
        costUsd: sum('cost'),
        costOfLastHourUsd: sum('recent'),
        submits: { unknown: Number(submits[0]?.unknown ?? 0), double: Number(submits[0]?.double ?? 0) },
        callbacks: { pending: countOf(callbacks, 'pending'), parked: countOf(callbacks, 'parked') },
      };
    },
  };
}

interface CountRow {
  readonly name: string;
  readonly count: number | string;
}

interface WorkerFigures {
  readonly id: string;
  readonly jobs: number | string;
  readonly most: number | string;
  readonly last: Date | string;
}

interface StatusRow extends CountRow {
  readonly cost: number;
  readonly tokens: number | string;
  readonly recent: number;
}

const costUsd = `(cost_breakdown->>'total_cost_usd')::float8`;
const statusSql = `select status as name, count(*) as count, coalesce(sum(${costUsd}), 0) as cost,
    coalesce(sum((cost_breakdown->>'total_tokens')::bigint), 0) as tokens,
    coalesce(sum(${costUsd}) filter (where updated_at > ?), 0) as recent
  from gh_automation_jobs group by status`;
const endSql = `select event_type as name, count(*) as count from gh_job_events
  where event_type in ('job_completed', 'job_failed', 'job_retried', 'job_cancelled', 'job_expired') group by event_type`;
const workerSql = `select id, sum(active_jobs) as jobs, sum(max_concurrent) as most, max(last_heartbeat) as last
  from gh_workers group by id order by id`;
const stuckSql = `select id from gh_automation_jobs
  where status in ('running', 'paused') and last_heartbeat < ? order by last_heartbeat, id limit ?`;
// What left and was not proven to have been refused; the ledger's unique index allows one of an application.
const submitSql = `select coalesce(sum(unknown), 0) as unknown, coalesce(sum(greatest(away - 1, 0)), 0) as double from (
    select count(*) filter (where state = 'unknown') as unknown, count(*) filter (where state <> 'armed') as away
    from gh_submit_intents where state <> 'rejected' group by tenant, posting, candidate
  ) as application`;
const callbackSql = `select state as name, count(*) as count from gh_callback_outbox
  where state in ('pending', 'parked') group by state`;

function countOf(rows: readonly CountRow[], name: string): number {
  return Number(rows.find((row) => row.name === name)?.count ?? 0);
}
