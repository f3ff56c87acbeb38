import type { Figures, FiguresRepository, ModelFigures } from './store.ts';
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
      const [statuses, ends, workers, stuck, submits, callbacks, spent, hour] = [
        await ask<CountRow>(statusSql),
        await ask<CountRow>(endSql),
        await ask<WorkerFigures>(workerSql),
        await ask<{ id: string }>(stuckSql, [new Date(at - staleMs), mostNamed]),
        await ask<{ unknown: number; double: number }>(submitSql),
        await ask<CountRow>(callbackSql),
        await ask<SpentRow>(spentSql),
        await ask<HourRow>(hourSql, [new Date(at - 3_600_000)]),
      ];
      const end = (name: string) => countOf(ends, name);
      return {
        jobs: {
          created: statuses.reduce((total, { count }) => total + Number(count), 0),
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
        models: modelFigures(spent[0], hour),
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

interface SpentRow {
  readonly calls: number | string;
  readonly tokens: number | string;
  readonly usd: number;
}

interface HourRow {
  readonly provider: string;
  readonly calls: number | string;
  readonly failed: number | string;
  readonly usd: number;
}

function modelFigures(spent: SpentRow | undefined, hour: readonly HourRow[]): ModelFigures {
  const sum = (column: 'calls' | 'failed' | 'usd') => hour.reduce((total, row) => total + Number(row[column]), 0);
  return {
    calls: Number(spent?.calls ?? 0),
    tokens: Number(spent?.tokens ?? 0),
    costUsd: Number(spent?.usd ?? 0),
    lastHour: {
      calls: sum('calls'),
      failed: sum('failed'),
      costUsd: sum('usd'),
      provider: hour[0]?.provider ?? null,
    },
  };
}

const statusSql = 'select status as name, count(*) as count from gh_automation_jobs group by status';
// Every call is in one month of one tenant.
const spentSql = `select coalesce(sum(calls), 0) as calls, coalesce(sum(tokens), 0) as tokens,
    coalesce(sum(spent_usd), 0)::float8 as usd
  from gh_budget_accounts where kind = 'tenant_month'`;
const hourSql = `select provider, count(*) as calls, count(*) filter (where outcome <> 'ok') as failed,
    coalesce(sum(usd), 0)::float8 as usd
  from gh_model_calls where at > ? and outcome <> 'not_called' group by provider order by count(*) desc, provider`;
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
