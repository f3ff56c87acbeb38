import { Migration } from '@mikro-orm/migrations';

/** What the whole HTTP contract needs: the hash that tells a repeated request from another one, service keys, and indexes. */
export class M011Contract extends Migration {
  override up(): void {
    this.addSql('alter table gh_automation_jobs add column request_hash text');
    this.addSql('create index gh_automation_jobs_list on gh_automation_jobs (tenant, created_at desc, id)');
    // Ends and retries are counted for the metrics.
    this.addSql(`create index gh_job_events_ends on gh_job_events (event_type)
      where event_type in ('job_completed', 'job_failed', 'job_retried', 'job_cancelled', 'job_expired')`);
    this.addSql(`create table gh_service_keys (
      id uuid primary key,
      tenant text not null,
      key_hash text not null unique,
      created_at timestamptz not null,
      expires_at timestamptz,
      revoked_at timestamptz
    )`);
    this.addSql('create index gh_service_keys_tenant on gh_service_keys (tenant, created_at)');
  }

  override down(): void {
    this.addSql('drop table gh_service_keys');
    this.addSql('drop index gh_job_events_ends');
    this.addSql('drop index gh_automation_jobs_list');
    this.addSql('alter table gh_automation_jobs drop column request_hash');
  }
}
