import { Migration } from '@mikro-orm/migrations';

/** Manuals with their standing, and the runs that it comes from. Nothing has written to the table of m003 yet. */
export class M005Manuals extends Migration {
  override up(): void {
    this.addSql('drop table gh_action_manuals');
    this.addSql(`create table gh_action_manuals (
      id uuid primary key,
      tenant text not null default 'default',
      name text not null,
      task text not null check (task in ('apply', 'scrape', 'fill', 'custom')),
      platform text not null,
      level text not null check (level in ('platform', 'company', 'posting')),
      url_pattern text not null,
      form_key text not null,
      signatures text[] not null,
      manual jsonb not null,
      origin text not null check (origin in ('exploration', 'person', 'import')),
      state text not null check (state in ('candidate', 'shadow', 'promoted', 'retired')),
      version integer not null check (version > 0),
      predecessor uuid references gh_action_manuals (id),
      health_score integer not null check (health_score between 0 and 100),
      created_at timestamptz not null,
      updated_at timestamptz not null,
      unique (tenant, form_key, version)
    )`);
    this.addSql(`create index gh_action_manuals_platform
      on gh_action_manuals (tenant, platform, task, updated_at desc) where state <> 'retired'`);
    this.addSql('create index gh_action_manuals_signatures on gh_action_manuals using gin (signatures)');
    this.addSql('create index gh_action_manuals_name on gh_action_manuals (tenant, name)');
    this.addSql(`create table gh_manual_runs (
      seq bigint generated always as identity primary key,
      tenant text not null default 'default',
      manual_id uuid not null references gh_action_manuals (id) on delete cascade,
      job_id text not null,
      attempt integer not null,
      outcome text not null check (outcome in ('replayed', 'mended', 'agreed', 'contradicted')),
      failed_steps jsonb not null default '[]',
      detail text not null default '',
      created_at timestamptz not null,
      unique (manual_id, job_id, attempt)
    )`);
  }

  override down(): void {
    this.addSql('drop table gh_manual_runs');
    this.addSql('drop table gh_action_manuals');
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
  }
}
