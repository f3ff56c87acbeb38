import { Migration } from '@mikro-orm/migrations';

/** Sessions of candidates without a user id, a way to find those of an old key, and when sessions were cleared. */
export class M010Sessions extends Migration {
  override up(): void {
    this.addSql('alter table gh_browser_sessions alter column user_id type text using user_id::text');
    this.addSql('create index gh_browser_sessions_key on gh_browser_sessions (key_id, id)');
    this.addSql(`create table gh_session_clears (
      tenant text not null default 'default',
      user_id text not null,
      domain text not null,
      cleared_at timestamptz not null,
      primary key (tenant, user_id, domain)
    )`);
  }

  override down(): void {
    this.addSql('drop table gh_session_clears');
    this.addSql('drop index gh_browser_sessions_key');
    this.addSql(`delete from gh_browser_sessions where user_id !~* '^[0-9a-f]{8}(-[0-9a-f]{4}){3}-[0-9a-f]{12}$'`);
    this.addSql('alter table gh_browser_sessions alter column user_id type uuid using user_id::uuid');
  }
}
