import { Migration } from '@mikro-orm/migrations';

/** Jobs and their event log (HTTP contract §7). */
export class M001Jobs extends Migration {
  override up(): void {
    this.addSql(`create table gh_automation_jobs (
      id uuid primary key,
      tenant text not null default 'default',
      job_type text not null default 'apply',
      origin text not null default 'api' check (origin in ('api', 'cli')),
      status text not null default 'pending'
        check (status in ('pending', 'running', 'paused', 'completed', 'failed', 'cancelled', 'expired')),
      status_message text,
      valet_task_id text not null,
      user_id uuid,
      candidate text not null,
      target_url text not null,
      platform text,
      callback_url text,
      idempotency_key text,
      input_data jsonb not null,
      quality text not null,
      priority integer not null check (priority between 1 and 10),
      timeout_seconds integer not null,
      hitl_timeout_seconds integer not null,
      execution_mode text not null check (execution_mode in ('auto', 'ai_only', 'cookbook_only')),
      application_mode text not null check (application_mode in ('copilot', 'autopilot')),
      browser_mode text not null default 'server' check (browser_mode in ('server', 'operator')),
      final_mode text check (final_mode in ('cookbook', 'magnitude', 'hybrid')),
      target_worker_id text,
      worker_id text,
      fence integer not null default 0,
      attempt integer not null default 0,
      retry_count integer not null default 0,
      max_retries integer not null default 3,
      run_at timestamptz,
      lease_expires_at timestamptz,
      last_heartbeat timestamptz,
      event_seq integer not null default 0,
      interaction_type text,
      interaction_data jsonb,
      paused_at timestamptz,
      result_data jsonb,
      result_summary text,
      screenshot_urls jsonb,
      error_code text,
      error_details jsonb,
      cost_breakdown jsonb,
      metadata jsonb not null default '{}',
      created_at timestamptz not null,
      started_at timestamptz,
      completed_at timestamptz,
      updated_at timestamptz not null
    )`);
    this.addSql(`create unique index gh_automation_jobs_idempotency_key
      on gh_automation_jobs (tenant, idempotency_key) where idempotency_key is not null`);
    this.addSql(`create index gh_automation_jobs_claim
      on gh_automation_jobs (priority desc, created_at, id) where status = 'pending'`);
    this.addSql(`create index gh_automation_jobs_held
      on gh_automation_jobs (lease_expires_at) where status in ('running', 'paused')`);
    this.addSql('create index gh_automation_jobs_task on gh_automation_jobs (tenant, valet_task_id)');
    this.addSql(`create table gh_job_events (
      id uuid primary key,
      tenant text not null default 'default',
      job_id uuid not null references gh_automation_jobs (id),
      seq integer not null,
      event_type text not null,
      metadata jsonb not null default '{}',
      actor text not null,
      created_at timestamptz not null,
      unique (job_id, seq)
    )`);
  }

  override down(): void {
    this.addSql('drop table gh_job_events');
    this.addSql('drop table gh_automation_jobs');
  }
}
