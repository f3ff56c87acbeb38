import { Migration } from '@mikro-orm/migrations';

/** What a run leaves durable: submit intents, checkpoints and callbacks. */
export class M002Runs extends Migration {
  override up(): void {
    // No foreign key: an intent outlives its job, for the life of the posting.
    this.addSql(`create table gh_submit_intents (
      id uuid primary key,
      tenant text not null default 'default',
      posting text not null,
      candidate text not null,
      job_id uuid not null,
      attempt integer not null,
      fence integer not null,
      content_hash text not null,
      state text not null check (state in ('armed', 'clicked', 'confirmed', 'rejected', 'unknown')),
      released_method text,
      released_url text,
      note text,
      armed_at timestamptz not null,
      settled_at timestamptz
    )`);
    // The rule that no application leaves twice, held by the database itself.
    this.addSql(`create unique index gh_submit_intents_one_open
      on gh_submit_intents (tenant, posting, candidate) where state <> 'rejected'`);
    this.addSql('create index gh_submit_intents_job on gh_submit_intents (job_id, armed_at)');
    this.addSql(`create table gh_run_checkpoints (
      job_id uuid primary key references gh_automation_jobs (id),
      tenant text not null default 'default',
      fence integer not null,
      checkpoint jsonb not null,
      saved_at timestamptz not null
    )`);
    this.addSql(`create table gh_callback_outbox (
      id uuid primary key,
      tenant text not null default 'default',
      job_id uuid not null references gh_automation_jobs (id),
      position integer not null,
      url text not null,
      payload jsonb not null,
      state text not null default 'pending' check (state in ('pending', 'delivered', 'parked')),
      attempts integer not null default 0,
      next_attempt_at timestamptz not null,
      last_error text,
      created_at timestamptz not null,
      delivered_at timestamptz,
      unique (job_id, position)
    )`);
    this.addSql(`create index gh_callback_outbox_due
      on gh_callback_outbox (next_attempt_at) where state = 'pending'`);
  }

  override down(): void {
    this.addSql('drop table gh_callback_outbox');
    this.addSql('drop table gh_run_checkpoints');
    this.addSql('drop table gh_submit_intents');
  }
}
