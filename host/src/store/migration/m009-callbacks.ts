import { Migration } from '@mikro-orm/migrations';

/** Which host sends a callback now, and what became of each try. */
export class M009Callbacks extends Migration {
  override up(): void {
    this.addSql('alter table gh_callback_outbox add column lease uuid');
    this.addSql('alter table gh_callback_outbox add column leased_until timestamptz');
    this.addSql('create index gh_callback_outbox_lease on gh_callback_outbox (lease) where lease is not null');
    this.addSql(`create table gh_callback_deliveries (
      id uuid primary key,
      tenant text not null default 'default',
      job_id uuid not null,
      callback_id uuid not null references gh_callback_outbox (id) on delete cascade,
      started_at timestamptz not null,
      duration_ms integer not null,
      http_status integer,
      error text
    )`);
    this.addSql('create index gh_callback_deliveries_job on gh_callback_deliveries (job_id, started_at)');
  }

  override down(): void {
    this.addSql('drop table gh_callback_deliveries');
    this.addSql('drop index gh_callback_outbox_lease');
    this.addSql('alter table gh_callback_outbox drop column leased_until');
    this.addSql('alter table gh_callback_outbox drop column lease');
  }
}
