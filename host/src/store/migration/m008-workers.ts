import { Migration } from '@mikro-orm/migrations';

/** Workers that come and go, questions to people that outlive them, and the lane that a job's concurrency is counted in. */
export class M008Workers extends Migration {
  override up(): void {
    this.addSql(`create table gh_workers (
      instance uuid primary key,
      id text not null,
      hostname text not null,
      pid integer not null,
      active_jobs integer not null default 0,
      max_concurrent integer not null,
      draining boolean not null default false,
      drain_requested boolean not null default false,
      started_at timestamptz not null,
      last_heartbeat timestamptz not null
    )`);
    this.addSql('create index gh_workers_id on gh_workers (id)');
    this.addSql(`create table gh_human_pauses (
      id uuid primary key,
      tenant text not null default 'default',
      job_id uuid not null references gh_automation_jobs (id),
      type text not null,
      print text not null,
      state text not null check (state in ('open', 'answered', 'expired', 'withdrawn')),
      asked_at timestamptz not null,
      deadline_at timestamptz not null,
      answer jsonb,
      answered_at timestamptz
    )`);
    this.addSql(`create unique index gh_human_pauses_one_open
      on gh_human_pauses (job_id) where state = 'open'`);
    this.addSql('create index gh_human_pauses_job on gh_human_pauses (job_id, asked_at)');
    this.addSql(`create index gh_human_pauses_deadline on gh_human_pauses (deadline_at) where state = 'open'`);
    this.addSql(`alter table gh_automation_jobs add column lane text`);
    this.addSql(`create index gh_automation_jobs_lane
      on gh_automation_jobs (lane) where status in ('running', 'paused')`);
    this.addSql(`create index gh_submit_intents_open
      on gh_submit_intents (job_id) where state in ('armed', 'clicked')`);
  }

  override down(): void {
    this.addSql('drop index gh_submit_intents_open');
    this.addSql('drop index gh_automation_jobs_lane');
    this.addSql('alter table gh_automation_jobs drop column lane');
    this.addSql('drop table gh_human_pauses');
    this.addSql('drop table gh_workers');
  }
}
