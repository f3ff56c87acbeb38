import { Migration } from '@mikro-orm/migrations';

const tables = ['gh_budget_accounts', 'gh_budget_holds', 'gh_model_calls'];

/**
 * What models may cost and did cost: sums for each limit (of a job, a user's day and month, a tenant's month), the money that is set
 * aside for calls under way, and each call of the last days. What was said is in none of them.
 */
export class M013Budgets extends Migration {
  override up(): void {
    this.addSql(`create table gh_budget_accounts (
      tenant text not null,
      kind text not null check (kind in ('application', 'user_day', 'user_month', 'tenant_month')),
      subject text not null,
      period text not null,
      spent_usd numeric(18, 9) not null default 0,
      tokens bigint not null default 0,
      calls bigint not null default 0,
      primary key (tenant, kind, subject, period)
    )`);
    this.addSql(`create index gh_budget_accounts_days on gh_budget_accounts (period) where kind = 'user_day'`);
    this.addSql(`create table gh_budget_holds (
      id uuid primary key,
      tenant text not null,
      user_id text,
      job_id text not null,
      usd numeric(18, 9) not null check (usd >= 0),
      expires_at timestamptz not null
    )`);
    this.addSql('create index gh_budget_holds_open on gh_budget_holds (tenant, expires_at)');
    this.addSql('create index gh_budget_holds_ended on gh_budget_holds (expires_at)');
    this.addSql(`create table gh_model_calls (
      id uuid primary key,
      tenant text not null,
      user_id text,
      job_id text not null,
      task text not null,
      provider text not null,
      model text not null,
      input_tokens integer not null,
      cache_read_tokens integer not null,
      cache_write_tokens integer not null,
      output_tokens integer not null,
      usd numeric(18, 9) not null check (usd >= 0),
      outcome text not null,
      duration_ms integer not null,
      at timestamptz not null
    )`);
    this.addSql('create index gh_model_calls_at on gh_model_calls (at)');
    this.addSql('create index gh_model_calls_job on gh_model_calls (tenant, job_id, at)');
    for (const table of tables) {
      this.addSql(`alter table ${table} enable row level security`);
      this.addSql(`alter table ${table} force row level security`);
      this.addSql(`create policy ${table}_tenant on ${table}
        using (current_setting('valet.tenant', true) in ('*', tenant))
        with check (current_setting('valet.tenant', true) in ('*', tenant))`);
    }
  }

  override down(): void {
    for (const table of [...tables].reverse()) this.addSql(`drop table ${table}`);
  }
}
