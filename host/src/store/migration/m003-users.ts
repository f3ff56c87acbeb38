import { Migration } from '@mikro-orm/migrations';

/** Sessions, manuals, usage and credentials, with the columns that are known so far (HTTP contract §7.1). */
export class M003Users extends Migration {
  override up(): void {
    this.addSql(`create table gh_browser_sessions (
      id uuid primary key,
      tenant text not null default 'default',
      user_id uuid not null,
      domain text not null,
      session_data text not null,
      key_id text not null,
      last_used_at timestamptz not null,
      expires_at timestamptz,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (tenant, user_id, domain)
    )`);
    this.addSql(`create table gh_action_manuals (
      id uuid primary key,
      tenant text not null default 'default',
      platform text not null,
      url_pattern text not null,
      manual jsonb not null,
      health_score integer not null check (health_score between 0 and 100),
      created_at timestamptz not null,
      updated_at timestamptz not null
    )`);
    this.addSql('create index gh_action_manuals_platform on gh_action_manuals (tenant, platform)');
    this.addSql(`create table gh_user_usage (
      tenant text not null default 'default',
      user_id uuid not null,
      period_start date not null,
      total_cost_usd numeric(12, 6) not null default 0,
      job_count integer not null default 0,
      updated_at timestamptz not null,
      primary key (tenant, user_id, period_start)
    )`);
    this.addSql(`create table gh_user_credentials (
      id uuid primary key,
      tenant text not null default 'default',
      user_id uuid not null,
      platform text not null,
      encrypted_data text not null,
      key_id text not null,
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (tenant, user_id, platform)
    )`);
  }

  override down(): void {
    for (const table of ['gh_user_credentials', 'gh_user_usage', 'gh_action_manuals', 'gh_browser_sessions']) {
      this.addSql(`drop table ${table}`);
    }
  }
}
